import type { ParamValue, TrialRow } from "@mnistlab/tuning";

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
