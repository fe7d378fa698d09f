import type { Measurement } from "../measure.ts";
import { type Kind, kindOf } from "./kind-of.ts";
import { milliseconds, times } from "./numbers.ts";

/** Columns of a table that sets ours beside the others' best. */
export const RIVALS: readonly string[] = ["native code, best", "other JavaScript, best", "stock TF.js wasm"];

/** The cells under {@link RIVALS}: who it is, the least of its times, and how many times ours that is; "–" for nobody. */
export function rivals(measurements: readonly Measurement[], ours: Measurement): string[] {
  const of = (kind: Kind) => measurements.filter(({ name }) => kindOf(name) === kind);
  const stock = of("stock TF.js").filter(({ name }) => /\bwasm\b/.test(name));
  return [
    cell(of("native"), ours, (name) => `${shortName(name)}: `),
    cell(of("other JavaScript"), ours, (name) => `${shortName(name)}: `),
    cell(stock, ours, () => ""),
  ];
}

function cell(measurements: readonly Measurement[], ours: Measurement, prefix: (name: string) => string): string {
  const [best] = [...measurements].sort((a, b) => a.min - b.min);
  return best ? `${prefix(best.name)}${milliseconds(best.min)} (${times(best.min / ours.min)}\u00a0×)` : "–";
}

/** "PyTorch 1.13.0a0, 1 thread, channels_last" is PyTorch 1.13.0. */
function shortName(name: string): string {
  return name.replace(/^(\S+)(?: (\d+(?:\.\d+)+))?.*$/, (_, who, version) => [who, version].filter(Boolean).join(" "));
}
