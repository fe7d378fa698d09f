import { ModelError } from "../model-error.js";

/** The error for a checkpoint of another training: which field differs, and how. */
export function incompatible(field: string, expected: unknown, found: unknown): ModelError {
  return new ModelError(
    "INCOMPATIBLE_CHECKPOINT",
    `[models] expected a checkpoint with ${field} ${show(expected)}, as this training has, found ${show(found)}: resume with ` +
      "the model, data and options that it was made with, use another key, or train without `resume` to begin again.",
  );
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
