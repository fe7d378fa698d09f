import { abs, dispose, max, tidy, valueAndGrad } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { classScores } from "./gradients/class-scores.js";
import { predictedClass } from "./gradients/predicted-class.js";
import { scoreOfClass } from "./gradients/score-of-class.js";
import { checkClassIndex, imageClassifierOf, imageTensor } from "./image-input.js";

/** Options of `saliency`. */
export interface SaliencyOptions {
  /** The class to explain. @default the one that the model takes the image for */
  classIndex?: number;
}

/** How much each pixel matters for a class. */
export interface Saliency {
  /** The class that is explained. */
  readonly classIndex: number;
  /** Its score before the softmax. */
  readonly score: number;
  /** Shape of the map. */
  readonly shape: readonly [height: number, width: number];
  /** |∂score / ∂pixel| with pixels in [0, 1], the largest over the channels; at least 0, row by row. */
  readonly values: Float32Array;
}

/**
 * How much a class's score would change with each pixel of an image: the gradient's magnitude.
 *
 * Simonyan, Vedaldi & Zisserman, "Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency
 * Maps", 2014, section 3. Changes nothing and leaves no tensor behind.
 *
 * @param image - Pixels in [0, 255], shape of the model's input.
 * @throws {ModelError} `UNSUPPORTED_MODEL`, `SHAPE_MISMATCH`, `INVALID_ARGUMENT`, `NO_BACKEND`.
 * @example
 * const { values, shape } = await saliency(model, image);
 * shape; // [28, 28] for the lab sheet's network
 */
export async function saliency(
  model: LayersModel,
  image: Uint8Array,
  options: SaliencyOptions = {},
): Promise<Saliency> {
  const { inputShape, classes } = imageClassifierOf(model);
  checkClassIndex(options.classIndex, classes);
  const input = imageTensor(image, inputShape);
  try {
    const classIndex = options.classIndex ?? (await predictedClass(model, input));
    const { value, grad } = tidy(() => {
      const scored = valueAndGrad((x) => scoreOfClass(classScores(model, x), classIndex))(input);
      return { value: scored.value, grad: max(abs(scored.grad), 3) };
    });
    try {
      const [score, values] = await Promise.all([value.data<"float32">(), grad.data<"float32">()]);
      return { classIndex, score: score[0]!, shape: [inputShape[0], inputShape[1]], values };
    } finally {
      dispose([value, grad]);
    }
  } finally {
    input.dispose();
  }
}
