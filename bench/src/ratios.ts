import type { Measurement } from "./measure.ts";

/** How much longer one thing takes than another, and what it should be. */
export interface Ratio {
  readonly name: string;
  readonly of: Times | undefined;
  readonly to: Times | undefined;
  readonly most?: number;
  readonly least?: number;
}

type Times = Pick<Measurement, "min" | "median">;

/** The least minimum and the least median, which need not be of the same one; `undefined` of none. */
export function best(measurements: readonly Times[]): Times | undefined {
  if (measurements.length === 0) return undefined;
  return {
    min: Math.min(...measurements.map(({ min }) => min)),
    median: Math.min(...measurements.map(({ median }) => median)),
  };
}

/** Prints ratios beside what is asked of them; those that have nothing to compare with are left out. */
export function printRatios(ratios: readonly Ratio[]): void {
  const width = Math.max(...ratios.map(({ name }) => name.length));
  console.log(`\n${"".padEnd(width)}  of minima  of medians`);
  for (const { name, of, to, most = Number.POSITIVE_INFINITY, least = 0 } of ratios) {
    if (!of || !to) continue;
    const values = [of.min / to.min, of.median / to.median];
    const asked = most < Number.POSITIVE_INFINITY ? `at most ${most}` : least > 0 ? `at least ${least}` : undefined;
    const met = values.every((value) => value <= most && value >= least);
    const columns = values.map((value, i) => value.toFixed(2).padStart(i === 0 ? 10 : 11)).join(" ");
    console.log(`${name.padEnd(width)} ${columns}${asked ? `  ${asked}: ${met ? "met" : "missed"}` : ""}`);
  }
}
