import type { TopLevelSpec } from "vega-lite";
import { checkPositive } from "./internal/check-option.js";
import { PlotError } from "./plot-error.js";
import { lightTheme, themeConfig } from "./theme.js";

/** The loss at one learning rate. */
export interface LearningRateLoss {
  /** Above 0. */
  readonly learningRate: number;
  /** Loss of the step that had it. */
  readonly loss: number;
  /** The loss without its noise; the line is `loss` if there is none. */
  readonly smoothedLoss?: number;
}

/** Options of {@link learningRateCurve}. */
export interface LearningRateCurveOptions {
  /**
   * A learning rate to mark.
   * @default none
   */
  suggestion?: number | undefined;
  /**
   * Heading of the plot.
   * @default "Loss by learning rate"
   */
  title?: string;
  /**
   * Width of the area between the axes, in CSS pixels.
   * @default 480
   */
  width?: number;
  /**
   * Height of the area between the axes, in CSS pixels.
   * @default 280
   */
  height?: number;
}

/**
 * The loss over the learning rate, on a logarithmic axis: what `learningRateFinder` of `@mnistlab/models` finds. A good rate is
 * where the line falls steeply, well before its lowest point.
 *
 * @param points - By learning rate; those whose loss is not finite are left out.
 * @returns A Vega-Lite specification whose `description` says in words what the line does.
 * @throws {PlotError} `EMPTY_INPUT` if no point has a finite loss, `INVALID_ARGUMENT` if a learning rate, the suggestion or a
 * measure is not > 0.
 * @example
 * const points = [{ learningRate: 0.001, loss: 2.3 }, { learningRate: 0.01, loss: 1.1 }, { learningRate: 0.1, loss: 4 }];
 * learningRateCurve(points, { suggestion: 0.01 }).description;
 * // "Loss over learning rates from 0.001 to 0.1, lowest 1.1000 at 0.01. Suggestion: 0.01."
 */
export function learningRateCurve(
  points: readonly LearningRateLoss[],
  options: LearningRateCurveOptions = {},
): TopLevelSpec {
  const { suggestion, title = "Loss by learning rate", width = 480, height = 280 } = options;
  checkPositive({ width, height, ...(suggestion !== undefined && { suggestion }) });
  const values = points
    .map(({ learningRate, loss, smoothedLoss = loss }) => ({ learningRate, loss, line: smoothedLoss }))
    .filter(({ loss, line }) => Number.isFinite(loss) && Number.isFinite(line));
  if (values.length === 0) {
    throw new PlotError("EMPTY_INPUT", `[plots] expected points with a finite loss, found ${points.length} without.`);
  }
  for (const { learningRate } of values) checkPositive({ learningRate });
  const theme = lightTheme;
  const x = {
    field: "learningRate",
    type: "quantitative",
    title: "Learning rate",
    scale: { type: "log", nice: false },
    axis: { format: "~e", tickCount: 6 },
  } as const;
  const y = (field: string) => ({ field, type: "quantitative", title: "Loss", scale: { zero: false } }) as const;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describe(values, suggestion),
    title,
    width,
    height,
    data: { values },
    layer: [
      {
        mark: { type: "point", filled: true, size: 16, opacity: 0.35, color: theme.train },
        encoding: { x, y: y("loss") },
      },
      { mark: { type: "line", strokeWidth: 2, color: theme.train }, encoding: { x, y: y("line") } },
      ...(suggestion === undefined ? [] : [rule(suggestion, theme.validation)]),
    ],
    config: themeConfig(theme),
  };
}

function rule(learningRate: number, color: string) {
  return {
    data: { values: [{ learningRate }] },
    mark: { type: "rule", strokeWidth: 2, strokeDash: [4, 3] as number[], color },
    encoding: { x: { field: "learningRate", type: "quantitative" } },
  } as const;
}

function describe(values: readonly { learningRate: number; line: number }[], suggestion: number | undefined): string {
  const short = (value: number) => String(Number(value.toPrecision(3)));
  const rates = values.map(({ learningRate }) => learningRate);
  const lowest = values.reduce((best, point) => (point.line < best.line ? point : best));
  const range = `from ${short(Math.min(...rates))} to ${short(Math.max(...rates))}`;
  const line = `Loss over learning rates ${range}, lowest ${lowest.line.toFixed(4)} at ${short(lowest.learningRate)}.`;
  return suggestion === undefined ? line : `${line} Suggestion: ${short(suggestion)}.`;
}
