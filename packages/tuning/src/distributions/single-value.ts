import type { Distribution, ParamValue } from "./distribution.js";

/** The only value of a distribution that has only one; `undefined` if there are more. */
export function singleValue(distribution: Distribution): ParamValue | undefined {
  if (distribution.type === "categorical")
    return distribution.choices.length === 1 ? distribution.choices[0] : undefined;
  return distribution.low === distribution.high ? distribution.low : undefined;
}
