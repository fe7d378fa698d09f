import { DatasetError } from "../dataset-error.js";

/**
 * Numbers as class indices, in bytes.
 *
 * @returns The same array if it is bytes already, else a copy.
 * @throws {DatasetError} `LABEL_OUT_OF_RANGE` for what is not an integer from 0 to 255.
 */
export function toLabels(values: ArrayLike<number | bigint>): Uint8Array {
  if (values instanceof Uint8Array) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const labels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const found = values[i];
    const label = typeof found === "bigint" ? Number(found) : found;
    if (typeof label !== "number" || !Number.isInteger(label) || label < 0 || label > 255) {
      throw new DatasetError(
        "LABEL_OUT_OF_RANGE",
        `[datasets] expected labels as integers from 0 to 255, found ${String(found)} at index ${i}.`,
      );
    }
    labels[i] = label;
  }
  return labels;
}
