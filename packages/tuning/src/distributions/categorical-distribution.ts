import { TuningError } from "../tuning-error.js";
import type { CategoricalDistribution, ParamValue } from "./distribution.js";

/**
 * The distribution over a list of choices.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if there is no choice.
 */
export function categoricalDistribution(choices: readonly ParamValue[]): CategoricalDistribution {
  if (!Array.isArray(choices) || choices.length === 0) {
    throw new TuningError(
      "INVALID_ARGUMENT",
      "[tuning] expected at least one choice for a categorical parameter, found none.",
    );
  }
  return { type: "categorical", choices: [...choices] };
}
