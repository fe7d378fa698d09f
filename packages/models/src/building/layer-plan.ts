import type { Activation } from "./cnn-options.js";

/** Height, width and channels of an image on its way through the layers. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** One layer that will be built: its name, what it does, and the shape (of one image) that leaves it. */
export type LayerPlan = { readonly name: string; readonly outputShape: ImageShape | readonly [units: number] } & (
  | {
      readonly kind: "Conv2D";
      readonly filters: number;
      readonly kernelSize: number;
      readonly strides: number;
      readonly padding: "valid" | "same";
      readonly activation: Activation;
      readonly useBias: boolean;
    }
  | { readonly kind: "BatchNormalization" }
  | { readonly kind: "Activation"; readonly activation: Activation }
  | { readonly kind: "MaxPooling2D" | "AveragePooling2D"; readonly poolSize: number }
  | { readonly kind: "Flatten" }
  | { readonly kind: "Dense"; readonly units: number; readonly activation: Activation | "softmax" }
  | { readonly kind: "Dropout"; readonly rate: number }
);
