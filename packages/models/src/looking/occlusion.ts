import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkIntegerWithin, checkPositiveInteger } from "../checks.js";
import { predict } from "../training/predict.js";
import { checkClassIndex, checkOneImage, imageClassifierOf, type Shape3 } from "./image-input.js";

/** Options of `occlusion`. */
export interface OcclusionOptions {
  /** The class to explain. @default the one that the model takes the image for */
  classIndex?: number;
  /** Side of the square that covers a part of the image, in pixels; at most the image's. @default a quarter of the smaller side */
  size?: number;
  /** Pixels from one place of the square to the next. @default 1 */
  stride?: number;
  /** What the square is painted with, a pixel in [0, 255]: 0 wipes ink off MNIST's paper. @default 0 */
  fill?: number;
  /** Ends it after the batch at work. @default none */
  signal?: AbortSignal;
}

/** What a model says of an image of which a part is covered. */
export interface Occlusion {
  /** The class that is explained. */
  readonly classIndex: number;
  /** Its probability for the whole image. */
  readonly probability: number;
  /** Its probability for each place of the square. */
  readonly covered: {
    /** Places of the square: down, across. */
    readonly shape: readonly [rows: number, columns: number];
    /** First row of pixels under the square, per row of places. */
    readonly tops: readonly number[];
    /** First column of pixels under the square, per column of places. */
    readonly lefts: readonly number[];
    /** Probabilities in [0, 1], row by row. */
    readonly values: Float32Array;
  };
  /** Shape of the image. */
  readonly shape: readonly [height: number, width: number];
  /**
   * What each pixel is worth, row by row: how much probability is lost on average under the squares that cover it, in [-1, 1];
   * negative where the class gains by covering.
   */
  readonly values: Float32Array;
}

/** Images that are covered and predicted at a time. */
const chunk = 128;

/**
 * Which parts of an image a prediction depends on: the class's probability while a square covers one place after the other.
 *
 * Zeiler & Fergus, "Visualizing and Understanding Convolutional Networks", 2014, section 4.2. Needs no gradient. The last place
 * of each row and column ends with the image, whatever the stride, so that every pixel is covered once at least (with a stride
 * up to `size`; pixels that never are have the value 0). Changes nothing and leaves no tensor behind.
 *
 * @param image - Pixels in [0, 255], shape of the model's input.
 * @throws {ModelError} `UNSUPPORTED_MODEL`, `SHAPE_MISMATCH`, `INVALID_ARGUMENT`, `NO_BACKEND`.
 * @throws `signal.reason` if the signal ended it.
 * @example
 * const { probability, values } = await occlusion(model, image, { size: 4, stride: 2 });
 */
export async function occlusion(
  model: LayersModel,
  image: Uint8Array,
  options: OcclusionOptions = {},
): Promise<Occlusion> {
  const { inputShape, classes } = imageClassifierOf(model);
  const [height, width] = inputShape;
  const smaller = Math.min(height, width);
  const { size = Math.max(1, Math.floor(smaller / 4)), stride = 1, fill = 0, signal } = options;
  checkOneImage(image, inputShape);
  checkClassIndex(options.classIndex, classes);
  checkIntegerWithin("size", size, 1, smaller);
  checkPositiveInteger("stride", stride);
  checkIntegerWithin("fill", fill, 0, 255);

  const whole = await predict(model, image, { ...(signal && { signal }) });
  const classIndex = options.classIndex ?? whole.classes[0]!;
  const probability = whole.probabilities[classIndex]!;
  const [tops, lefts] = [placesAlong(height, size, stride), placesAlong(width, size, stride)];
  const places = tops.flatMap((top) => lefts.map((left) => ({ top, left })));
  const covered = new Float32Array(places.length);
  for (let first = 0; first < places.length; first += chunk) {
    const some = places.slice(first, first + chunk);
    const pixels = new Uint8Array(some.length * image.length);
    some.forEach(({ top, left }, i) => {
      const copy = pixels.subarray(i * image.length, (i + 1) * image.length);
      copy.set(image);
      cover(copy, inputShape, top, left, size, fill);
    });
    const { probabilities } = await predict(model, pixels, { batchSize: chunk, ...(signal && { signal }) });
    some.forEach((_, i) => {
      covered[first + i] = probabilities[i * classes + classIndex]!;
    });
  }
  const loss = Float64Array.from(covered, (value) => probability - value);
  return {
    ...{ classIndex, probability },
    covered: { shape: [tops.length, lefts.length], tops, lefts, values: covered },
    ...{ shape: [height, width], values: meanOver(places, loss, size, height, width) },
  };
}

/** 0, stride, 2 · stride, … as long as the square fits, and then the last place where it does. */
function placesAlong(length: number, size: number, stride: number): number[] {
  const last = length - size;
  const places = Array.from({ length: Math.floor(last / stride) + 1 }, (_, i) => i * stride);
  return places.at(-1) === last ? places : [...places, last];
}

function cover(image: Uint8Array, [, width, channels]: Shape3, top: number, left: number, size: number, fill: number) {
  for (let row = top; row < top + size; row++) {
    const start = (row * width + left) * channels;
    image.fill(fill, start, start + size * channels);
  }
}

/** For each pixel the mean over the squares that cover it. */
function meanOver(
  places: readonly { top: number; left: number }[],
  values: Float64Array,
  size: number,
  height: number,
  width: number,
): Float32Array {
  const sums = new Float64Array(height * width);
  const counts = new Float64Array(height * width);
  places.forEach(({ top, left }, i) => {
    for (let row = top; row < top + size; row++) {
      for (let column = left; column < left + size; column++) {
        sums[row * width + column]! += values[i]!;
        counts[row * width + column]!++;
      }
    }
  });
  return Float32Array.from(sums, (total, pixel) => (counts[pixel] === 0 ? 0 : total / counts[pixel]!));
}
