import { ModelError } from "../model-error.js";
import type { ResolvedCnnOptions } from "./cnn-options.js";
import { layerNamer } from "./layer-namer.js";
import type { ImageShape, LayerPlan } from "./layer-plan.js";

/**
 * The layers of a convolutional network, with the shape that leaves each: (convolution → pooling)ⁿ → dense … → softmax.
 *
 * Creates no tensor.
 *
 * @throws {ModelError} `IMAGE_TOO_SMALL` if a window does not fit into what is left of the image; names the layer.
 */
export function planCnn(options: ResolvedCnnOptions): LayerPlan[] {
  const { kernelSize, strides, padding, activation, pooling, poolSize, batchNorm } = options;
  const nameOf = layerNamer();
  const plan: LayerPlan[] = [];
  let shape: ImageShape = options.inputShape;

  for (const filters of options.filters) {
    const conv = nameOf("Conv2D");
    shape = slide(conv, shape, { window: kernelSize, strides, padding }, filters, options.inputShape);
    const common = { kind: "Conv2D", name: conv, outputShape: shape, filters, kernelSize, strides, padding } as const;
    if (batchNorm) {
      plan.push({ ...common, activation: "linear", useBias: false });
      plan.push({ kind: "BatchNormalization", name: nameOf("BatchNormalization"), outputShape: shape });
      plan.push({ kind: "Activation", name: nameOf("Activation"), outputShape: shape, activation });
    } else {
      plan.push({ ...common, activation, useBias: true });
    }
    if (pooling === "none") continue;
    const kind = pooling === "max" ? "MaxPooling2D" : "AveragePooling2D";
    const name = nameOf(kind);
    const window = { window: poolSize, strides: poolSize, padding: "valid" } as const;
    shape = slide(name, shape, window, shape[2], options.inputShape);
    plan.push({ kind, name, outputShape: shape, poolSize });
  }

  plan.push({ kind: "Flatten", name: nameOf("Flatten"), outputShape: [shape[0] * shape[1] * shape[2]] });
  for (const units of options.denseUnits) {
    plan.push({ kind: "Dense", name: nameOf("Dense"), outputShape: [units], units, activation });
    if (options.dropout > 0) {
      plan.push({ kind: "Dropout", name: nameOf("Dropout"), outputShape: [units], rate: options.dropout });
    }
  }
  const units = options.classes;
  plan.push({ kind: "Dense", name: nameOf("Dense"), outputShape: [units], units, activation: "softmax" });
  return plan;
}

/** The shape after a window has slid over an image: ⌊(n - window) / strides⌋ + 1 ("valid"), ⌈n / strides⌉ ("same"). */
function slide(
  name: string,
  [height, width]: ImageShape,
  { window, strides, padding }: { window: number; strides: number; padding: "valid" | "same" },
  channels: number,
  inputShape: ImageShape,
): ImageShape {
  if (padding === "same") return [Math.ceil(height / strides), Math.ceil(width / strides), channels];
  if (height < window || width < window) {
    throw new ModelError(
      "IMAGE_TOO_SMALL",
      `[models] layer ${name} needs at least ${window}×${window} pixels, found ${height}×${width} left of the ` +
        `${inputShape[0]}×${inputShape[1]} image: use fewer filters, a smaller kernelSize, strides or poolSize, ` +
        `padding "same", or larger images.`,
    );
  }
  const slots = (n: number): number => Math.floor((n - window) / strides) + 1;
  return [slots(height), slots(width), channels];
}
