import type { TopLevelSpec } from "vega-lite";

/** The rows of data that a plot of this package holds. */
export function rowsOf(spec: TopLevelSpec): Record<string, unknown>[] {
  if (spec.data && "values" in spec.data && Array.isArray(spec.data.values)) {
    return spec.data.values as Record<string, unknown>[];
  }
  throw new Error("the specification holds no rows");
}
