import { DatasetError } from "./dataset-error.js";

/**
 * The new label of each old one, for the old ones that occur.
 *
 * @param labels - Class indices, shape [n].
 * @param map - Called once per class that occurs, lowest first.
 * @param classes - Number of new classes.
 * @returns Shape [256], by old label; 0 for labels that do not occur.
 * @throws {DatasetError} `LABEL_OUT_OF_RANGE` if `map` gives anything but an integer in [0, classes), or above 255.
 */
export function relabelTable(labels: Uint8Array, map: (label: number) => number, classes: number): Uint8Array {
  const table = new Uint8Array(256);
  for (const label of [...new Set(labels)].sort((a, b) => a - b)) {
    const mapped = map(label);
    if (!Number.isInteger(mapped) || mapped < 0 || mapped >= Math.min(classes, 256)) {
      throw new DatasetError(
        "LABEL_OUT_OF_RANGE",
        `[datasets] expected map to give integers from 0 to ${Math.min(classes, 256) - 1} (${classes} class names), ` +
          `found ${String(mapped)} for label ${label}.`,
      );
    }
    table[label] = mapped;
  }
  return table;
}
