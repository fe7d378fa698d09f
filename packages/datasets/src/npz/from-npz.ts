import { fromArrays, type LabelledArrays } from "../arrays/from-arrays.js";
import { toLabels } from "../arrays/to-labels.js";
import { classNumbers } from "../class-numbers.js";
import { DatasetError } from "../dataset-error.js";
import type { ImageShape } from "../dataset-init.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import type { NpyArray } from "./parse-npy.js";
import { parseNpz } from "./parse-npz.js";

/** How {@link fromNpz} reads the arrays. */
export interface NpzOptions extends Pick<LabelledArrays, "pixelMax"> {
  /** Names of the classes. @default the numbers from "0" to the largest label of both halves */
  readonly classNames?: readonly string[];
}

/**
 * A data set from an npz file of the layout of Keras' `mnist.npz`: the arrays `x_train`, `y_train`, `x_test` and `y_test`.
 *
 * Images have the shape [n, height, width] or [n, height, width, channels], as bytes, integers in [0, 255] or floats in [0, 1]
 * (see `fromArrays`); labels the shape [n] or [n, 1]. For files of another layout use `parseNpz` and `fromArrays`.
 *
 * @param bytes - The whole file.
 * @throws {DatasetError} `INVALID_FILE` or `TRUNCATED_FILE` if it is damaged, not npz or lacks one of the arrays,
 * `SHAPE_MISMATCH` if an array has other dimensions, `LENGTH_MISMATCH` if images and labels differ in number,
 * `INVALID_ARGUMENT` if a pixel is out of its range, `LABEL_OUT_OF_RANGE` if a label is not an integer from 0 to 255 or has
 * no class name.
 * @example
 * const { train, test } = await fromNpz(await readFile("mnist.npz"));
 * train.shape; // [28, 28, 1]
 */
export async function fromNpz(bytes: Uint8Array | ArrayBuffer, options: NpzOptions = {}): Promise<TrainTest> {
  const arrays = await parseNpz(bytes, { names: ["x_train", "y_train", "x_test", "y_test"] });
  const trainLabels = labelsOf(arrays.y_train, "y_train");
  const testLabels = labelsOf(arrays.y_test, "y_test");
  const { pixelMax, classNames = classNumbers(trainLabels, testLabels) } = options;
  const half = (name: "x_train" | "x_test", labels: Uint8Array) =>
    fromArrays({ ...imagesOf(arrays[name], name), labels, classNames, pixelMax });
  return { train: half("x_train", trainLabels), test: half("x_test", testLabels) };
}

function labelsOf({ shape, data }: NpyArray, name: string): Uint8Array {
  if (shape.length !== 1 && !(shape.length === 2 && shape[1] === 1)) throw shapeMismatch(name, "[n] or [n, 1]", shape);
  return toLabels(data);
}

function imagesOf({ shape, data }: NpyArray, name: string): Pick<LabelledArrays, "images"> & { shape: ImageShape } {
  const [, height, width, channels = 1] = shape;
  if (height === undefined || width === undefined || shape.length > 4) {
    throw shapeMismatch(name, "[n, height, width] or [n, height, width, channels]", shape);
  }
  return { images: data, shape: [height, width, channels] };
}

function shapeMismatch(name: string, expected: string, found: readonly number[]): DatasetError {
  return new DatasetError("SHAPE_MISMATCH", `[datasets] expected ${name} of shape ${expected}, found [${found}].`);
}
