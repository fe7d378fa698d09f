import { classNumbers } from "../class-numbers.js";
import { Dataset } from "../dataset.js";
import { DatasetError } from "../dataset-error.js";
import type { ImageShape } from "../dataset-init.js";
import { flatten, type NestedNumbers } from "./flatten.js";
import { toLabels } from "./to-labels.js";
import { toPixels } from "./to-pixels.js";

/** Labelled images as arrays. */
export interface LabelledArrays {
  /**
   * Pixels in row-major order: nested as [n][height][width] or [n][height][width][channels], or with `shape` in any way, for
   * example in one flat array. One flat `Uint8Array` is kept, not copied.
   */
  readonly images: NestedNumbers;
  /** Class indices, integers from 0 to 255, shape [n]. A `Uint8Array` is kept, not copied. */
  readonly labels: ArrayLike<number | bigint>;
  /** Shape of one image: [height, width, channels]. @default as `images` is nested; needed for flat arrays */
  readonly shape?: ImageShape;
  /** Names of the classes. @default the numbers from "0" to the largest label */
  readonly classNames?: readonly string[];
  /**
   * Which number is a full pixel: 255, all numbers being integers in [0, 255], or 1, all being in [0, 1].
   * @default 1 for Float32Array and Float64Array, 255 for anything else
   */
  readonly pixelMax?: 1 | 255;
}

/**
 * A data set from arrays: nested, flat or typed, with pixels as integers in [0, 255] or as floats in [0, 1].
 *
 * The pixels are kept as bytes: floats are multiplied by 255 and rounded, so at most 1/510 of the range is lost.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a pixel is out of its range or `pixelMax` is neither 1 nor 255, `SHAPE_MISMATCH`
 * if there is no `shape` and `images` is not nested three or four deep, or its arrays differ in length, `LENGTH_MISMATCH` if
 * there are not height · width · channels pixels per label, `LABEL_OUT_OF_RANGE` if a label is not an integer from 0 to
 * 255 or has no class name.
 * @example
 * const nested = fromArrays({ images: [[[0, 255]], [[128, 64]]], labels: [1, 0] }); // two images of 1 × 2
 * nested.shape; // [1, 2, 1]
 * const floats = fromArrays({ images: Float32Array.of(0, 1, 0.5, 0.25), labels: [1, 0], shape: [1, 2, 1] });
 * floats.at(1); // { image: Uint8Array [128, 64], label: 0 }
 */
export function fromArrays({ images, labels, shape, classNames, pixelMax }: LabelledArrays): Dataset {
  const flat = flatten(images);
  const max = pixelMax ?? (flat.isFloat ? 1 : 255);
  if (max !== 1 && max !== 255) {
    throw new DatasetError("INVALID_ARGUMENT", `[datasets] expected 1 or 255 as pixelMax, found ${String(max)}.`);
  }
  const classes = toLabels(labels);
  return new Dataset({
    images: toPixels(flat.values, max),
    labels: classes,
    shape: shape ?? imageShape(flat.shape, classes.length),
    classNames: classNames ?? classNumbers(classes),
  });
}

/** Shape of one image of nested arrays. */
function imageShape([count, height, width, channels = 1, ...others]: readonly number[], labels: number): ImageShape {
  if (height === undefined || width === undefined || others.length > 0) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      "[datasets] expected images nested as [n][height][width] or [n][height][width][channels], " +
        "found fewer levels: pass the shape of one image as shape: [height, width, channels].",
    );
  }
  if (count !== labels) {
    throw new DatasetError(
      "LENGTH_MISMATCH",
      `[datasets] expected a label for each of ${count} images, found ${labels} labels.`,
    );
  }
  return [height, width, channels];
}
