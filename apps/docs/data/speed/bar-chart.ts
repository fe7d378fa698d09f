import { lightTheme, type toSvg } from "@mnistlab/plots";
import { accent } from "../page-colours.js";
import { describeBars } from "./describe-bars.js";
import type { Kind } from "./kind-of.js";
import { threeDigits } from "./numbers.js";

/** A contestant in a figure. */
export interface Bar {
  readonly label: string;
  readonly kind: Kind;
  /** The least of its runs. */
  readonly milliseconds: number;
}

/** Half the width of the page's text: two figures stand side by side, and a telephone shows one. */
const WIDTH = 320;
const STEP = 38;
/** Widest label of the axis. */
const LABEL = 48;

/**
 * Times as bars from left to right, the fastest on top, each under its name and time. The scale is logarithmic, so it is the
 * dots at their ends that tell: equal distances are equal ratios.
 */
export function barChart(title: string, bars: readonly Bar[]): Parameters<typeof toSvg>[0] {
  const sorted = [...bars].sort((a, b) => a.milliseconds - b.milliseconds);
  const [least, most] = [sorted[0]!.milliseconds, sorted.at(-1)!.milliseconds];
  const domain: [number, number] = [least / 1.6, most * 1.1];
  const rows = sorted.map((bar) => ({ ...bar, start: domain[0], time: `${threeDigits(bar.milliseconds)} ms` }));
  const isOurs = "datum.kind === 'ours'";
  const colour = { condition: { test: isOurs, value: accent }, value: lightTheme.muted } as const;
  const inkIfOurs = { condition: { test: isOurs, value: accent }, value: lightTheme.ink } as const;
  const at = { field: "milliseconds", type: "quantitative" } as const;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describeBars(title, sorted),
    title: {
      text: title,
      anchor: "start",
      frame: "group",
      color: lightTheme.ink,
      fontSize: 13,
      fontWeight: 600,
      offset: 8,
    },
    width: WIDTH,
    height: STEP * rows.length,
    autosize: { type: "none" },
    data: { values: rows },
    encoding: {
      y: { field: "label", type: "nominal", sort: null, axis: null },
      x: {
        ...at,
        title: null,
        scale: { type: "log", domain, nice: false },
        axis: { values: ticks(domain), labelExpr: "format(datum.value, ',') + ' ms'", orient: "bottom" },
      },
    },
    layer: [
      {
        mark: { type: "text", align: "left", baseline: "middle", dy: -8, fontSize: 11 },
        encoding: { x: { value: 0 }, text: { field: "label" }, color: inkIfOurs },
      },
      {
        mark: { type: "text", align: "right", baseline: "middle", dy: -8, fontSize: 11 },
        encoding: { x: { value: WIDTH }, text: { field: "time" }, color: inkIfOurs },
      },
      {
        mark: { type: "bar", size: 3, yOffset: 6 },
        encoding: { x: { ...at }, x2: { field: "start" }, color: colour },
      },
      {
        mark: { type: "point", filled: true, opacity: 1, size: 50, yOffset: 6, strokeWidth: 1.5 },
        encoding: {
          stroke: colour,
          fill: {
            condition: [
              { test: isOurs, value: accent },
              { test: "datum.kind === 'native'", value: lightTheme.paper },
            ],
            value: lightTheme.muted,
          },
        },
      },
    ],
    config: {
      background: lightTheme.paper,
      font: "IBM Plex Sans, system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif",
      padding: { left: 0, right: 4, top: 28, bottom: 24 },
      view: { stroke: null },
      aria: false,
      axis: {
        labelColor: lightTheme.muted,
        labelFontSize: 11,
        labelPadding: 6,
        gridColor: lightTheme.hairline,
        domain: false,
        ticks: false,
      },
    },
  };
}

/** 1, 10, 100 and so on, with 2 and 5 times these on a short scale; none so near to an end that its label would be cut off. */
function ticks([low, high]: readonly [number, number]): number[] {
  const factors = high / low > 100 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: 10 }, (_, i) => 10 ** (i - 3));
  const place = (tick: number) => (WIDTH * Math.log(tick / low)) / Math.log(high / low);
  return powers
    .flatMap((power) => factors.map((factor) => factor * power))
    .filter((tick) => place(tick) > LABEL / 2 && place(tick) < WIDTH - LABEL / 2);
}
