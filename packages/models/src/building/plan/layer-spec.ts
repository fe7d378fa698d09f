/** Height, width and channels of an image on its way through the layers. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** What a layer hands on for one image: an image or a row of units. */
export type Shape = ImageShape | readonly [units: number];

/** Activations of hidden layers, by Keras' names. */
export const activations = ["relu", "relu6", "elu", "selu", "tanh", "sigmoid", "softplus", "swish", "linear"] as const;

/** Name of an activation of hidden layers. */
export type Activation = (typeof activations)[number];

/**
 * How a layer's kernel starts: uniformly distributed with variance 2 / (inputs + outputs) ("glorotUniform": Glorot and Bengio
 * 2010, as in Keras) or 2 / inputs ("heUniform": He et al. 2015, for ReLU in deep networks).
 *
 * Uniform, for normal numbers need a logarithm, whose last bit is not the same in all engines.
 */
export type InitializerName = "glorotUniform" | "heUniform";

/** A window that slides over an image. */
export interface WindowSpec {
  /** Pixels from one place of the window to the next, both ways. */
  readonly strides: number;
  /** Whether the window stays inside the image ("valid") or zeros are added around it ("same"). */
  readonly padding: "valid" | "same";
}

/** A convolution over all channels. */
export interface Conv2DSpec extends WindowSpec {
  readonly kind: "Conv2D";
  readonly filters: number;
  readonly kernelSize: number;
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly initializer: InitializerName;
}

/** A convolution of each channel with a filter of its own. */
export interface DepthwiseConv2DSpec extends WindowSpec {
  readonly kind: "DepthwiseConv2D";
  readonly kernelSize: number;
  readonly activation: Activation;
  readonly useBias: boolean;
}

/** One layer as data: what it does, whatever its input's shape. */
export type LayerSpec =
  | Conv2DSpec
  | DepthwiseConv2DSpec
  | ({ readonly kind: "MaxPooling2D" | "AveragePooling2D"; readonly poolSize: number } & WindowSpec)
  | { readonly kind: "GlobalAveragePooling2D" }
  | {
      readonly kind: "BatchNormalization";
      /** Share of the moving mean and variance that a training step keeps; the rest is the batch's. */
      readonly momentum: number;
    }
  | { readonly kind: "Activation"; readonly activation: Activation | "softmax" }
  | { readonly kind: "Add" }
  | { readonly kind: "Flatten" }
  | { readonly kind: "Dense"; readonly units: number; readonly activation: Activation | "softmax" }
  | { readonly kind: "Dropout"; readonly rate: number };

/** Class of a layer that this package builds. */
export type LayerKind = LayerSpec["kind"];
