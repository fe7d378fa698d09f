import {
  add,
  dispose,
  image as images,
  keep,
  mean,
  mul,
  relu,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
  valueAndGrad,
  zeros,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { classScores } from "./gradients/class-scores.js";
import { predictedClass } from "./gradients/predicted-class.js";
import { scoreOfClass } from "./gradients/score-of-class.js";
import { checkClassIndex, imageClassifierOf, imageTensor } from "./image-input.js";
import { imageLayer } from "./image-layer.js";

/** Options of `gradCam`. */
export interface GradCamOptions {
  /** The class to explain. @default the one that the model takes the image for */
  classIndex?: number;
  /** Name of the layer whose maps are weighed. @default the last convolution, or what normalises and activates it */
  layer?: string;
}

/** Where in an image a class is seen. */
export interface GradCam {
  /** The class that is explained. */
  readonly classIndex: number;
  /** Its score before the softmax. */
  readonly score: number;
  /** Name of the layer whose maps were weighed. */
  readonly layer: string;
  /** Shape of the image. */
  readonly shape: readonly [height: number, width: number];
  /** What speaks for the class at each pixel, at least 0, row by row: `map` scaled to the image, bilinearly. */
  readonly values: Float32Array;
  /** The map as it was computed, at the layer's resolution. */
  readonly map: { readonly shape: readonly [height: number, width: number]; readonly values: Float32Array };
}

/**
 * Where a convolutional network sees a class: its feature maps, weighed by how much the class's score grows with them.
 *
 * ReLU(Σₖ αₖ Aᵏ), with αₖ the mean of ∂score / ∂Aᵏ over the map k: Selvaraju et al., "Grad-CAM: Visual Explanations from Deep
 * Networks via Gradient-based Localization", 2017, equations 1 and 2. Changes nothing and leaves no tensor behind.
 *
 * @param image - Pixels in [0, 255], shape of the model's input.
 * @throws {ModelError} `UNSUPPORTED_MODEL`, `SHAPE_MISMATCH`, `INVALID_ARGUMENT`, `NO_BACKEND`.
 * @example
 * const { values, classIndex } = await gradCam(model, image);
 */
export async function gradCam(model: LayersModel, image: Uint8Array, options: GradCamOptions = {}): Promise<GradCam> {
  const { inputShape, classes } = imageClassifierOf(model);
  checkClassIndex(options.classIndex, classes);
  const layer = imageLayer(model, options.layer);
  const [height, width] = inputShape;
  const input = imageTensor(image, inputShape);
  try {
    const classIndex = options.classIndex ?? (await predictedClass(model, input));
    const tensors = tidy(() => {
      const { score, maps, gradient } = scoreByMaps(model, input, layer.name, classIndex);
      const map = relu(sum(mul(maps, mean(gradient, [1, 2], true)), 3, true)) as Tensor4D;
      maps.dispose();
      return { score, map, scaled: images.resizeBilinear(map, [height, width], false, true) };
    });
    try {
      const { score, map, scaled } = tensors;
      const [scores, values, coarse] = await Promise.all([
        score.data<"float32">(),
        scaled.data<"float32">(),
        map.data<"float32">(),
      ]);
      return {
        ...{ classIndex, score: scores[0]!, layer: layer.name, shape: [height, width], values },
        map: { shape: [map.shape[1], map.shape[2]], values: coarse },
      };
    } finally {
      dispose(tensors);
    }
  } finally {
    input.dispose();
  }
}

/**
 * A class's score, the maps of one layer, and the gradient of the one with respect to the other.
 *
 * The gradient is that with respect to zeros that are added to the maps, so that it does not matter how the network goes on.
 * To be called within `tf.tidy`; the maps are kept.
 */
function scoreByMaps(model: LayersModel, input: Tensor, layerName: string, classIndex: number) {
  const shape = [1, ...(imageLayer(model, layerName).outputShape.slice(1) as number[])];
  let maps: Tensor | undefined;
  const { value, grad } = valueAndGrad((nothing) => {
    const scores = classScores(model, input, (layer, output) => {
      if (layer.name !== layerName) return output;
      maps = keep(output);
      return add(output, nothing);
    });
    return scoreOfClass(scores, classIndex);
  })(zeros(shape));
  return { score: value, maps: maps!, gradient: grad };
}
