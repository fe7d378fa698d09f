import type { Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkIntegerWithin } from "../checks.js";
import { ModelError } from "../model-error.js";
import { requireBackend } from "../require-backend.js";
import { createBatchFeeder } from "../training/batch-feeder.js";
import { type Classifier, classifierOf } from "../training/classifier.js";

/** An image's height, width and channels. */
export type Shape3 = readonly [height: number, width: number, channels: number];

/**
 * Reads off a classifier of images what looking inside it needs.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` unless it has one input of shape [n, height, width, channels] with fixed sizes and
 * one output of shape [n, classes]; `NO_BACKEND`.
 */
export function imageClassifierOf(model: LayersModel): Classifier & { readonly inputShape: Shape3 } {
  requireBackend();
  const { inputShape, classes } = classifierOf(model);
  const isFixed = inputShape.length === 3 && !inputShape.includes(-1);
  if (isFixed) return { inputShape: inputShape as unknown as Shape3, classes };
  throw new ModelError(
    "UNSUPPORTED_MODEL",
    "[models] expected a model of images with a fixed height, width and number of channels, found the input shape " +
      `[${inputShape.map((size) => (size === -1 ? "any" : size)).join(", ")}].`,
  );
}

/**
 * One image as a model takes it, in [0, 1], shape [1, height, width, channels]. To be disposed.
 *
 * @param image - Pixels in [0, 255].
 * @throws {ModelError} `INVALID_ARGUMENT` for what is no bytes, `SHAPE_MISMATCH` for another number of pixels.
 */
export function imageTensor(image: Uint8Array, shape: Shape3): Tensor {
  checkOneImage(image, shape);
  return createBatchFeeder(shape, 1).images(image, 1);
}

/** @throws {ModelError} `INVALID_ARGUMENT` for what is no bytes, `SHAPE_MISMATCH` for another number of pixels. */
export function checkOneImage(image: Uint8Array, shape: Shape3): void {
  if (!(image instanceof Uint8Array)) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] image must be a Uint8Array of pixels, found ${(image as object)?.constructor?.name ?? String(image)}.`,
    );
  }
  const size = shape[0] * shape[1] * shape[2];
  if (image.length === size) return;
  throw new ModelError(
    "SHAPE_MISMATCH",
    `[models] expected one image of the model's input shape [${shape.join(", ")}], ${size} pixels; found ${image.length}.`,
  );
}

/** @throws {ModelError} `INVALID_ARGUMENT` unless `classIndex`, if given, is one of the classes. */
export function checkClassIndex(classIndex: number | undefined, classes: number): void {
  if (classIndex !== undefined) checkIntegerWithin("classIndex", classIndex, 0, classes - 1);
}
