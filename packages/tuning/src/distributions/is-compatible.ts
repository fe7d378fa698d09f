import type { Distribution, ParamValue } from "./distribution.js";

/**
 * Whether two trials of one study may use these distributions for one name, as Optuna judges it.
 *
 * The kind must agree, and `log` for numbers; bounds and steps may change. Choices must be the same in the same order.
 */
export function isCompatible(a: Distribution, b: Distribution): boolean {
  if (a.type === "categorical" || b.type === "categorical") {
    return a.type === "categorical" && b.type === "categorical" && sameChoices(a.choices, b.choices);
  }
  return a.type === b.type && a.log === b.log;
}

/** Whether two distributions are the same in every respect. */
export function isSame(a: Distribution, b: Distribution): boolean {
  if (!isCompatible(a, b)) return false;
  if (a.type === "categorical" || b.type === "categorical") return true;
  return a.low === b.low && a.high === b.high && a.step === b.step;
}

function sameChoices(a: readonly ParamValue[], b: readonly ParamValue[]): boolean {
  return a.length === b.length && a.every((choice, i) => sameChoice(choice, b[i]));
}

/** Structural, because choices that Python wrote may be lists. `NaN` equals itself. */
function sameChoice(a: ParamValue, b: ParamValue | undefined): boolean {
  return a === b || Object.is(a, b) || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}
