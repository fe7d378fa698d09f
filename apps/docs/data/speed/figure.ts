import { toSvg } from "@mnistlab/plots";
import { withPageColours } from "../page-colours.js";
import { barChart } from "./bar-chart.js";
import { compareBest } from "./compare-best.js";
import { kindOf } from "./kind-of.js";
import { labelOf } from "./label-of.js";
import type { Measurement } from "./measurement.js";

/** A picture and what it shows. */
export interface Figure {
  readonly svg: string;
  readonly caption: string;
}

/**
 * Draws one of our ways beside everybody else's.
 *
 * @param ours - The one that the caption compares with; our others are left to the table, but for those in `also`.
 */
export async function drawFigure(
  title: string,
  measured: readonly Measurement[],
  ours: Measurement,
  also: readonly string[] = [],
): Promise<Figure> {
  const shown = measured.filter(
    ({ name }) => kindOf(name) !== "ours" || name === ours.name || also.some((beginning) => name.startsWith(beginning)),
  );
  const bars = shown.map(({ name, min }) => ({ label: labelOf(name), kind: kindOf(name), milliseconds: min }));
  return { svg: withPageColours(await toSvg(barChart(title, bars))), caption: compareBest(shown, ours) };
}
