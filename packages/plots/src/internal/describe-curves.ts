import type { Curve } from "./curves-of.js";

/** Alt text of learning curves: where each line starts, ends and is best. */
export function describeCurves(noun: "Accuracy" | "Loss", curves: readonly Curve[]): string {
  const epochs = Math.max(...curves.map(({ values }) => values.length));
  const isSingle = new Set(curves.map(({ run }) => run)).size === 1;
  const sentences = curves.map(({ run, series, values }) => {
    const name = isSingle ? series : `${series} of ${run}`;
    return ` ${name} ${pathOf(values, noun === "Accuracy" ? Math.max : Math.min)}.`;
  });
  return `${noun} over ${epochs} epoch${epochs === 1 ? "" : "s"}.${sentences.join("")}`;
}

function pathOf(values: Curve["values"], better: (...values: number[]) => number): string {
  const known = values.filter((value) => value !== null);
  const best = better(...known);
  const [first, last, top] = [known[0]!, known.at(-1)!, best].map((value) => value.toFixed(4));
  if (known.length === 1) return `is ${first}`;
  return `goes from ${first} to ${last}, best ${top} in epoch ${values.indexOf(best) + 1}`;
}
