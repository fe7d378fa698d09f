import type { TopLevelSpec } from "vega-lite";
import { checkPositive } from "./internal/check-option.js";
import { curvesOf } from "./internal/curves-of.js";
import { describeCurves } from "./internal/describe-curves.js";
import { lightTheme, themeConfig } from "./theme.js";

/** What was measured after each epoch, by Keras' names. Entry i belongs to epoch i + 1; `NaN` leaves a gap. */
export interface TrainingHistory {
  readonly loss?: ArrayLike<number>;
  readonly accuracy?: ArrayLike<number>;
  readonly val_loss?: ArrayLike<number>;
  readonly val_accuracy?: ArrayLike<number>;
}

/** One of several trainings in a plot. */
export interface TrainingRun {
  /** How the legend calls it; distinct from the other runs. */
  readonly name: string;
  readonly history: TrainingHistory;
}

/** Options of {@link learningCurves}. */
export interface LearningCurvesOptions {
  /**
   * Which numbers of the history to draw.
   * @default "accuracy"
   */
  metric?: "accuracy" | "loss";
  /**
   * Heading of the plot.
   * @default "Accuracy by epoch" or "Loss by epoch"
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
 * Lines of a metric over the epochs 1 to n, one for the training set and one for the validation set, with grid and legend.
 *
 * Several runs are told apart by their dashes; the colours keep meaning train and validation.
 *
 * @param runs - The history of one training, or named runs of several.
 * @returns A Vega-Lite specification whose `description` says in words what the lines do.
 * @throws {PlotError} `EMPTY_INPUT` if no run has a number of that metric, `INVALID_ARGUMENT` if two runs share a name or a
 * measure is not > 0.
 * @example
 * const history = { accuracy: [0.88, 0.95, 0.97], val_accuracy: [0.95, 0.97, 0.98] };
 * learningCurves(history).description;
 * // "Accuracy over 3 epochs. Train goes from 0.8800 to 0.9700, best 0.9700 in epoch 3. Validation goes from 0.9500 to 0.9800, best 0.9800 in epoch 3."
 */
export function learningCurves(
  runs: TrainingHistory | readonly TrainingRun[],
  options: LearningCurvesOptions = {},
): TopLevelSpec {
  const { metric = "accuracy", width = 480, height = 280 } = options;
  const noun = metric === "accuracy" ? "Accuracy" : "Loss";
  checkPositive({ width, height });
  const curves = curvesOf(runs, metric);
  const epochs = Math.max(...curves.map(({ values }) => values.length));
  const series = [...new Set(curves.map((curve) => curve.series))];
  const names = [...new Set(curves.map((curve) => curve.run))];
  const theme = lightTheme;

  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describeCurves(noun, curves),
    title: options.title ?? `${noun} by epoch`,
    width,
    height,
    data: {
      values: curves.flatMap(({ run, series, values }) =>
        values.map((value, i) => ({ epoch: i + 1, value, series, run })),
      ),
    },
    encoding: {
      x: {
        field: "epoch",
        type: "quantitative",
        title: "Epoch",
        scale: { domain: epochs === 1 ? [0, 2] : [1, epochs], nice: false },
        axis:
          epochs <= 12
            ? { values: numbersTo(epochs), format: "d", labelFlush: false }
            : { tickMinStep: 1, format: "d", labelFlush: false },
      },
      y: {
        field: "value",
        type: "quantitative",
        title: noun,
        scale: { zero: false, nice: true, padding: 4 },
        axis: metric === "accuracy" ? { format: ".1~%", tickCount: 6 } : { format: "~g", tickCount: 6 },
      },
      color: {
        field: "series",
        type: "nominal",
        title: null,
        sort: null,
        scale: { domain: series, range: series.map((name) => (name === "Train" ? theme.train : theme.validation)) },
        legend: { orient: "top", symbolType: "stroke" },
      },
    },
    layer: [
      { mark: { type: "line", strokeWidth: 2 }, ...(names.length > 1 && { encoding: { strokeDash: dashes(names) } }) },
      ...(epochs <= 40 ? [{ mark: { type: "point", filled: true, size: 28, opacity: 1 } } as const] : []),
    ],
    config: themeConfig(theme),
  };
}

function dashes(names: string[]) {
  return {
    field: "run",
    type: "nominal",
    title: null,
    sort: null,
    scale: { domain: names },
    legend: { orient: "top", symbolType: "stroke", symbolStrokeColor: lightTheme.ink },
  } as const;
}

function numbersTo(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1);
}
