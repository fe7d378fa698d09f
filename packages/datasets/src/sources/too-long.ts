import { DatasetError } from "../dataset-error.js";

/** The error of a file that is longer than any right one. */
export function tooLong(bytes: number, maxBytes: number): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected a file of at most ${maxBytes} bytes, found ${bytes}.`);
}
