import { checkChoice } from "../checks.js";
import { ModelError } from "../model-error.js";

/** Options of `save`, `saveTo` and `toBytes`. */
export interface SaveOptions {
  /**
   * Whether to write loss, metrics and the optimizer with its state, too, so that the loaded model can be evaluated and
   * trained further. Adam's state is twice the size of the weights; "settings" leaves it out, and training begins with a
   * fresh one. @default true, as in Keras
   */
  includeOptimizer?: boolean | "settings";
  /**
   * How the weights are written. "float16" halves them: each is rounded to the nearest number of 11 significant bits, and
   * read back as float32. The optimizer's state keeps its 32 bits. @default "float32", which loses nothing
   */
  weightsDtype?: "float32" | "float16";
}

/**
 * The options with their defaults.
 *
 * @throws {ModelError} `INVALID_ARGUMENT`.
 */
export function resolveSaveOptions({
  includeOptimizer = true,
  weightsDtype = "float32",
}: SaveOptions): Required<SaveOptions> {
  if (typeof includeOptimizer !== "boolean" && includeOptimizer !== "settings") {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] includeOptimizer must be true, false or "settings", found ${JSON.stringify(includeOptimizer)}.`,
    );
  }
  checkChoice("weightsDtype", weightsDtype, ["float32", "float16"]);
  return { includeOptimizer, weightsDtype };
}
