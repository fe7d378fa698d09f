import { type Kind, kindOf } from "./kind-of.js";
import { labelOf } from "./label-of.js";
import type { Measurement } from "./measurement.js";
import { threeDigits } from "./numbers.js";

const others: readonly [Kind, string][] = [
  ["native", "the fastest native code"],
  ["JavaScript", "the fastest other JavaScript"],
];

/**
 * What to notice: how many times ours the best of the others take.
 *
 * @example
 * // "The time of our train() is 1: the fastest native code 1.78 (PyTorch, channels_last), the fastest other JavaScript 20.6 (jax-js)."
 */
export function compareBest(measured: readonly Measurement[], ours: Measurement): string {
  const parts = others.flatMap(([kind, who]) => {
    const [best] = measured.filter(({ name }) => kindOf(name) === kind).sort((a, b) => a.min - b.min);
    return best ? [`${who} ${threeDigits(best.min / ours.min)} (${labelOf(best.name)})`] : [];
  });
  return `The time of ${labelOf(ours.name)} is 1: ${parts.join(", ")}.`;
}
