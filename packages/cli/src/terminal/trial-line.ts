import type { ParamValue, TrialRow } from "@mnistlab/tuning";

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

/** Parameters in one line: "filters 8, kernelSize 3, …". */
export function paramsText(params: TrialRow["params"]): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${paramText(value)}`)
    .join(", ");
}

/** A parameter's value, real numbers to three digits. */
export function paramText(value: ParamValue): string {
  return typeof value === "number" && !Number.isInteger(value) ? String(Number(value.toPrecision(3))) : String(value);
}
