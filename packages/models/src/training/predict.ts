import { accelerationOf } from "@mnistlab/backend";
import type { Dataset } from "@mnistlab/datasets";
import { dispose, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkPositiveInteger } from "../checks.js";
import { ModelError } from "../model-error.js";
import { argMaxRows } from "./arg-max-rows.js";
import { type BatchFeeder, createBatchFeeder } from "./batch-feeder.js";
import { createBreather } from "./breather.js";
import { checkImageShape } from "./check-dataset.js";
import { classifierOf } from "./classifier.js";
import { isDataset, notImages } from "./is-dataset.js";

/** Options of `predict`. */
export interface PredictOptions {
  /** Images per batch: a matter of speed and memory, not of the result. @default 128 */
  batchSize?: number;
  /** Ends the prediction after the batch at work. @default none */
  signal?: AbortSignal;
}

/** What a classifier says of n images. */
export interface Prediction {
  /** The most probable class of each image, the first one on ties, shape [n]; bytes for up to 256 classes. */
  readonly classes: Uint8Array | Int32Array;
  /** Probability of each class for each image, in [0, 1], shape [n, classes], row by row. */
  readonly probabilities: Float32Array;
  /** Shape of `probabilities`. */
  readonly shape: readonly [images: number, classes: number];
}

/**
 * Classes and class probabilities of images.
 *
 * Pixels are scaled to [0, 1] batch by batch. Changes nothing and leaves no tensor behind.
 *
 * @param model - A classifier; it need not be compiled.
 * @param images - Pixels in [0, 255], shape [n, ...the model's input shape], or a data set (its labels are ignored).
 * @throws {ModelError} `INVALID_ARGUMENT` for the batch size or images of another kind, `UNSUPPORTED_MODEL`, `EMPTY_DATASET` for no image,
 * `SHAPE_MISMATCH` if the pixels are no whole number of images or the data set's images have another shape.
 * @throws `signal.reason` if the signal ended it.
 * @example
 * const { classes, probabilities } = await predict(model, dataset.images);
 */
export async function predict(
  model: LayersModel,
  images: Uint8Array | Dataset,
  options: PredictOptions = {},
): Promise<Prediction> {
  const { batchSize = 128, signal } = options;
  checkPositiveInteger("batchSize", batchSize);
  const { inputShape, classes: classCount } = classifierOf(model);
  const { pixels, shape, count } = imagesOf(images, inputShape);
  const feeder = createBatchFeeder(shape, Math.min(batchSize, count));
  const breather = createBreather();
  const pixelsPerImage = pixels.length / count;
  const probabilities = new Float32Array(count * classCount);
  for (let begin = 0; begin < count; begin += batchSize) {
    signal?.throwIfAborted();
    const end = Math.min(begin + batchSize, count);
    const bytes = pixels.subarray(begin * pixelsPerImage, end * pixelsPerImage);
    const outputs =
      accelerationOf(model)?.predict(bytes, end - begin) ?? (await predictBatch(model, feeder, bytes, end - begin));
    probabilities.set(outputs, begin * classCount);
    await breather.breathe();
  }
  return { classes: argMaxRows(probabilities, count, classCount), probabilities, shape: [count, classCount] };
}

/** The model's outputs for some images, by TensorFlow.js. */
async function predictBatch(
  model: LayersModel,
  feeder: BatchFeeder,
  bytes: Uint8Array,
  size: number,
): Promise<Float32Array> {
  const input = feeder.images(bytes, size);
  let output: Tensor | undefined;
  try {
    output = model.predictOnBatch(input) as Tensor;
    return await output.data<"float32">();
  } finally {
    dispose(output ? [input, output] : input);
  }
}

function imagesOf(
  images: Uint8Array | Dataset,
  inputShape: readonly number[],
): { pixels: Uint8Array; shape: readonly number[]; count: number } {
  if (isDataset(images)) {
    checkImageShape(images.shape, inputShape, "the data");
    if (images.length === 0) throw noImages();
    return { pixels: images.images, shape: images.shape, count: images.length };
  }
  if (!(images instanceof Uint8Array)) throw notImages("images", "a Uint8Array of pixels or a Dataset", images);
  if (images.length === 0) throw noImages();
  const size = inputShape.reduce((product, n) => product * n, 1);
  if (inputShape.includes(-1) || images.length % size !== 0) {
    throw new ModelError(
      "SHAPE_MISMATCH",
      `[models] expected whole images of the model's input shape [${inputShape.join(", ")}], a multiple of ${size} ` +
        `pixels; found ${images.length} pixels.`,
    );
  }
  return { pixels: images, shape: inputShape, count: images.length / size };
}

function noImages(): ModelError {
  return new ModelError("EMPTY_DATASET", "[models] expected at least one image to predict, found none.");
}
