import type { Dataset } from "@mnistlab/datasets";
import { ModelError } from "../model-error.js";

/** Whether a value is a data set, also one of another installed copy of `@mnistlab/datasets`. */
export function isDataset(value: unknown): value is Dataset {
  if (typeof value !== "object" || value === null) return false;
  // Not `images`: after a shuffle, asking for them makes a copy.
  const { batches, shape } = value as Partial<Dataset>;
  return typeof batches === "function" && Array.isArray(shape);
}

/** The error for what holds no images at all, or pixels that are numbers already: from JavaScript, where no type stops it. */
export function notImages(what: string, expected: string, found: unknown): ModelError {
  const kind = typeof found === "object" && found !== null ? (found.constructor?.name ?? "Object") : String(found);
  return new ModelError("INVALID_ARGUMENT", `[models] ${what} must be ${expected}, found ${kind}.`);
}
