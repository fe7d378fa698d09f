import { classNumbers } from "../class-numbers.js";
import { Dataset } from "../dataset.js";
import { DatasetError } from "../dataset-error.js";
import { gunzip, isGzip } from "../loading/gunzip.js";
import { parseIdx } from "./parse-idx.js";

/** A pair of IDX files. */
export interface IdxFiles {
  /** Images of shape [n, height, width] or [n, height, width, channels], gzip or plain. */
  readonly images: Uint8Array | ArrayBuffer;
  /** Class indices of shape [n], gzip or plain. */
  readonly labels: Uint8Array | ArrayBuffer;
  /** Names of the classes. @default the numbers from "0" to the largest label */
  readonly classNames?: readonly string[];
}

/**
 * A data set of one's own from a pair of IDX files, the format of MNIST: images and their labels.
 *
 * @throws {DatasetError} `INVALID_FILE` or `TRUNCATED_FILE` if a file is damaged or not IDX, `SHAPE_MISMATCH` if it has
 * another number of dimensions or images without pixels, `LENGTH_MISMATCH` if images and labels differ in number,
 * `LABEL_OUT_OF_RANGE` if a label has no class name.
 * @example
 * const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40); // two images of 1 × 2
 * const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 1, 0);
 * const dataset = await fromIdx({ images, labels });
 * dataset.shape; // [1, 2, 1]
 * dataset.at(1); // { image: Uint8Array [30, 40], label: 0 }
 */
export async function fromIdx({ images, labels, classNames }: IdxFiles): Promise<Dataset> {
  return datasetFromIdx(await unpacked(images), await unpacked(labels), classNames);
}

/** {@link fromIdx} for files that are unpacked already. */
export function datasetFromIdx(images: Uint8Array, labels: Uint8Array, classNames?: readonly string[]): Dataset {
  const pixels = parseIdx(images);
  const classes = parseIdx(labels);
  const [count, height, width, channels = 1] = pixels.shape;
  const isImages = pixels.shape.length === 3 || pixels.shape.length === 4;
  if (!isImages || height === 0 || width === 0 || channels === 0) {
    throw shapeMismatch("images of shape [n, height, width] or [n, height, width, channels]", pixels.shape);
  }
  if (classes.shape.length !== 1) throw shapeMismatch("labels of shape [n]", classes.shape);
  if (count !== classes.data.length) {
    throw new DatasetError(
      "LENGTH_MISMATCH",
      `[datasets] expected a label for each of ${count} images, found ${classes.data.length} labels: ` +
        "are the two files of the same set?",
    );
  }
  return new Dataset({
    images: pixels.data,
    labels: classes.data,
    shape: [height!, width!, channels],
    classNames: classNames ?? classNumbers(classes.data),
  });
}

async function unpacked(file: Uint8Array | ArrayBuffer): Promise<Uint8Array> {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  return isGzip(bytes) ? gunzip(bytes) : bytes;
}

function shapeMismatch(expected: string, found: readonly number[]): DatasetError {
  return new DatasetError(
    "SHAPE_MISMATCH",
    `[datasets] expected ${expected}, found shape [${found}]: are images and labels swapped?`,
  );
}
