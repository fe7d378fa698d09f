import { DatasetError } from "../dataset-error.js";

/** The error of a file that is no zip archive, or of one whose parts contradict each other. */
export function damagedZip(found: string): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected a zip archive, found that ${found}.`);
}
