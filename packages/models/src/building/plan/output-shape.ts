import { ModelError } from "../../model-error.js";
import type { ImageShape, LayerSpec, Shape, WindowSpec } from "./layer-spec.js";

/**
 * The shape that leaves a layer, for one image.
 *
 * @param name - Of the layer, for messages.
 * @param imageShape - Of the network's input, for messages.
 * @throws {ModelError} `IMAGE_TOO_SMALL` if a window does not fit into what is left of the image.
 */
export function outputShapeOf(spec: LayerSpec, input: Shape, name: string, imageShape: ImageShape): Shape {
  switch (spec.kind) {
    case "Conv2D":
      return slide(spec, spec.kernelSize, spec.filters);
    case "DepthwiseConv2D":
      return slide(spec, spec.kernelSize, channelsOf(input));
    case "MaxPooling2D":
    case "AveragePooling2D":
      return slide(spec, spec.poolSize, channelsOf(input));
    case "GlobalAveragePooling2D":
      return [channelsOf(input)];
    case "Flatten":
      return [sizeOf(input)];
    case "Dense":
      return [spec.units];
    case "BatchNormalization":
    case "Activation":
    case "Add":
    case "Dropout":
      return input;
  }

  /** ⌊(n - window) / strides⌋ + 1 places for a window that stays inside ("valid"), ⌈n / strides⌉ with zeros around ("same"). */
  function slide({ strides, padding }: WindowSpec, window: number, channels: number): ImageShape {
    const [height, width] = input as ImageShape;
    if (padding === "same") return [Math.ceil(height / strides), Math.ceil(width / strides), channels];
    if (height < window || width < window) {
      throw new ModelError(
        "IMAGE_TOO_SMALL",
        `[models] layer ${name} needs at least ${window}×${window} pixels, found ${height}×${width} left of the ` +
          `${imageShape[0]}×${imageShape[1]} image: use larger images, or fewer, smaller or padded windows (options ` +
          "filters, kernelSize, strides, poolSize and padding, where there are any).",
      );
    }
    const places = (n: number): number => Math.floor((n - window) / strides) + 1;
    return [places(height), places(width), channels];
  }
}

/** The last dimension: channels of an image, units of a row. */
export function channelsOf(shape: Shape): number {
  return shape.at(-1)!;
}

/** The number of values. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}
