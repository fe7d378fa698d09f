import type { TrialRow } from "@mnistlab/tuning";
import { paramsText } from "../format/params-text.js";

/**
 * A trial in one line: number, state, validation accuracy, parameters.
 *
 * @param trials - How many trials the study will have, for the width of the number.
 */
export function trialLine({ number, state, value, params }: TrialRow, trials: number): string {
  const place = String(number).padStart(String(Math.max(0, trials - 1)).length);
  const accuracy = value === null ? "      " : value.toFixed(4);
  return `trial ${place}  ${state.toLowerCase().padEnd(8)}  ${accuracy}  ${paramsText(params)}`;
}
