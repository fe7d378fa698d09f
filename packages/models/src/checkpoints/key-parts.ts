import { ModelError } from "../model-error.js";

/**
 * A key, "runs/first" say, as names of folders and, last, of a file: any characters are fine, but none leads out of a folder.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` if a part is empty or consists of dots.
 */
export function keyParts(key: string): string[] {
  const parts = key.split("/").map(encodeURIComponent);
  if (parts.some((part) => /^\.*$/.test(part))) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] expected a key whose parts between slashes are names, found ${JSON.stringify(key)}: try "train".`,
    );
  }
  return parts;
}
