import { TuningError } from "../tuning-error.js";

/**
 * The error for a parameter whose distribution does not fit the one it has already.
 *
 * @param where - Who has the other one: "this trial has", "earlier trials have".
 */
export function distributionConflict(name: string, where: "this trial has" | "earlier trials have"): TuningError {
  const kept = where === "this trial has" ? "its distribution" : "its kind, log scale and choices";
  return new TuningError(
    "DISTRIBUTION_CONFLICT",
    `[tuning] expected parameter "${name}" to keep ${kept}, but ${where} it with another: give the changed parameter ` +
      "a new name, or start a new study.",
  );
}
