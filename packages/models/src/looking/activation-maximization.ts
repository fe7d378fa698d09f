import {
  add,
  clipByValue,
  dispose,
  div,
  maximum,
  mean,
  mul,
  type Scalar,
  slice,
  sqrt,
  square,
  sub,
  type Tensor,
  tensor,
  tidy,
  valueAndGrad,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkIntegerWithin, checkNotNegative, checkPositive, checkPositiveInteger, checkSeed } from "../checks.js";
import { deriveSeed, seedStream } from "../derive-seed.js";
import { createBreather } from "../training/breather.js";
import { classScores } from "./gradients/class-scores.js";
import { runGraph } from "./gradients/run-graph.js";
import { scoreOfClass } from "./gradients/score-of-class.js";
import { checkClassIndex, imageClassifierOf, type Shape3 } from "./image-input.js";
import { imageLayer } from "./image-layer.js";

/** What an image is to excite: a class, or one feature map of a layer. */
export type ActivationTarget = number | { readonly layer: string; readonly channel: number };

/** Options of `activationMaximization`. */
export interface ActivationMaximizationOptions {
  /** Steps uphill. @default 100 */
  steps?: number;
  /** How far a step moves the pixels, their root mean square, with pixels in [0, 1]. @default 0.05 */
  stepSize?: number;
  /** Weight λ of the penalty λ · Σ pixel², at least 0: the larger, the more paper is left white. @default 0.01 */
  l2?: number;
  /** Of the faint noise that the image begins as. @default 0 */
  seed?: number;
  /** Ends it after the step at work. @default none */
  signal?: AbortSignal;
}

/** An image that excites a class or a feature map. */
export interface ActivationMaximum {
  /** Shape of the image. */
  readonly shape: Shape3;
  /** Pixels in [0, 1], row by row. */
  readonly values: Float32Array;
  /** The activation before each step and at the end, shape [steps + 1]. */
  readonly activations: Float32Array;
}

/** Brightest pixel of the noise at the beginning. */
const faint = 0.1;

/**
 * An image that a class's score (before the softmax), or the mean of a feature map, is high for, found by gradient ascent.
 *
 * Each step goes along the gradient of activation − λ · Σ pixel², scaled to the length `stepSize`, and keeps pixels within [0, 1].
 * Simonyan, Vedaldi & Zisserman, "Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency
 * Maps", 2014, section 2. The same seed gives the same image. Changes nothing and leaves no tensor behind.
 *
 * @param target - Index of a class, or a layer's name and the index of its map.
 * @throws {ModelError} `UNSUPPORTED_MODEL`, `INVALID_ARGUMENT`, `NO_BACKEND`.
 * @throws `signal.reason` if the signal ended it.
 * @example
 * const { values, shape } = await activationMaximization(model, 2, { steps: 20 });
 */
export async function activationMaximization(
  model: LayersModel,
  target: ActivationTarget,
  options: ActivationMaximizationOptions = {},
): Promise<ActivationMaximum> {
  const { steps = 100, stepSize = 0.05, l2 = 0.01, seed = 0, signal } = options;
  checkPositiveInteger("steps", steps);
  checkPositive("stepSize", stepSize);
  checkNotNegative("l2", l2);
  checkSeed(seed);
  const { inputShape, classes } = imageClassifierOf(model);
  const activation = activationOf(model, target, classes);
  const breather = createBreather();
  const activations = new Float32Array(steps + 1);
  let x: Tensor = tensor(noise(inputShape, seed), [1, ...inputShape]);
  try {
    for (let step = 0; step < steps; step++) {
      signal?.throwIfAborted();
      const moved = tidy(() => stepUphill(activation, x, stepSize, l2));
      x.dispose();
      x = moved.x;
      activations[step] = await readAndDispose(moved.value);
      await breather.breathe();
    }
    activations[steps] = await readAndDispose(tidy(() => activation(x)));
    return { shape: inputShape, values: await x.data<"float32">(), activations };
  } finally {
    dispose(x);
  }
}

/** The function of an image that is to become large. */
function activationOf(model: LayersModel, target: ActivationTarget, classes: number): (x: Tensor) => Scalar {
  if (typeof target !== "object") {
    checkClassIndex(target, classes);
    return (x) => scoreOfClass(classScores(model, x), target);
  }
  const layer = imageLayer(model, target.layer);
  const [, height, width, channels] = layer.outputShape as [null, number, number, number];
  checkIntegerWithin("channel", target.channel, 0, channels - 1);
  const output = layer.output as Parameters<typeof runGraph>[1];
  return (x) => mean(slice(runGraph(model, output, x), [0, 0, 0, target.channel], [1, height, width, 1]));
}

function stepUphill(activation: (x: Tensor) => Scalar, x: Tensor, stepSize: number, l2: number) {
  const { value, grad } = valueAndGrad(activation)(x);
  const direction = sub(grad, mul(x, 2 * l2));
  // Where no pixel matters any more, 0 / 0 would be no image.
  const length = maximum(sqrt(mean(square(direction))), 1e-12);
  return { value, x: clipByValue(add(x, div(mul(direction, stepSize), length)), 0, 1) };
}

/** Integer arithmetic and one rounding, so that the image begins with the same bits in every engine. */
function noise([height, width, channels]: Shape3, seed: number): Float32Array {
  return Float32Array.from(
    { length: height * width * channels },
    (_, pixel) => (faint * deriveSeed(seed, seedStream.image, pixel)) / 2 ** 31,
  );
}

async function readAndDispose(value: Scalar): Promise<number> {
  try {
    return (await value.data())[0]!;
  } finally {
    value.dispose();
  }
}
