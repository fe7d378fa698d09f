import type { TopLevelSpec } from "vega-lite";
import { checkMatrix, checkNames } from "./internal/check-confusion.js";
import { type ConfusionCell, confusionCells, type Normalize } from "./internal/confusion-cells.js";
import { describeConfusion } from "./internal/describe-confusion.js";
import { textWidth } from "./internal/text-width.js";
import { lightTheme, themeConfig } from "./theme.js";

/** Widest class name beside an axis by Vega's guess of 0.8 em a character, in CSS pixels: 25 characters. Vega shortens longer ones. */
const labelLimit = 240;
const widestLabel: number = textWidth("m".repeat(25), 12);

/** Options of {@link confusionHeatmap}. */
export interface ConfusionHeatmapOptions {
  /**
   * Names of the classes in the order of rows and columns, all different.
   * @default "0", "1", …
   */
  classNames?: readonly string[];
  /**
   * What each cell says: its share of the row (`"true"`), the column (`"pred"`) or the matrix (`"all"`), in percent, or its count (`null`).
   * @default null
   */
  normalize?: Normalize | null;
  /**
   * Heading of the plot.
   * @default how many of how many predictions are right
   */
  title?: string;
}

/**
 * A confusion matrix with a readable number in every cell; right predictions are green, wrong ones orange.
 *
 * A cell's shade is its share of the row (of what `normalize` names, if given), on a square-root scale and on its own scale for wrong
 * predictions, so that one error in a thousand shows beside a diagonal of 99 %.
 *
 * @param matrix - Counts, rows true and columns predicted, shape [classes, classes] (see `confusionMatrix` of `@mnistlab/metrics`).
 * @returns A Vega-Lite specification whose `description` names the accuracy and the most frequent confusions.
 * @throws {PlotError} `EMPTY_INPUT` if there is no class or no sample, `LENGTH_MISMATCH` if the matrix is not square or has not as many rows as
 * there are names, `INVALID_ARGUMENT` if a count is negative or not finite or two classes share a name.
 * @example
 * const spec = confusionHeatmap([[9, 1], [0, 10]], { classNames: ["cat", "dog"] });
 * spec.description; // "Confusion matrix of 2 classes: 19 of 20 predictions are right (95.0 %). Most frequent confusion: cat as dog (1)."
 */
export function confusionHeatmap(
  matrix: readonly ArrayLike<number>[],
  options: ConfusionHeatmapOptions = {},
): TopLevelSpec {
  checkMatrix(matrix);
  const names = options.classNames ?? matrix.map((_, i) => String(i));
  checkNames(names, matrix.length);
  const { cells, right, total } = confusionCells(matrix, names, options.normalize ?? null);
  const theme = lightTheme;
  const side = cellSide(cells);
  const longestName = Math.max(...names.map((name) => Math.min(textWidth(name, 12), widestLabel)));
  const isTilted = longestName > side - 6;
  const worst = cells.reduce((most, cell) => (cell.right ? most : Math.max(most, cell.share)), 0);
  const axis = { domain: false, labelColor: theme.ink, labelLimit } as const;
  const shade = (range: [string, string], domain: [number, number]) =>
    ({ field: "share", type: "quantitative", legend: null, scale: { type: "sqrt", domain, range } }) as const;

  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describeConfusion(cells, right, total, names.length),
    title: {
      text: options.title ?? `${right.toLocaleString("en")} of ${total.toLocaleString("en")} right`,
      subtitle: ["Green: right. Orange: wrong,", "darker the larger its share."],
    },
    width: { step: side },
    height: { step: side },
    data: { values: cells satisfies ConfusionCell[] },
    encoding: {
      x: {
        field: "predicted",
        type: "nominal",
        title: "Predicted class",
        sort: null,
        scale: { domain: [...names], paddingInner: 0.04, paddingOuter: 0 },
        axis: isTilted
          ? { ...axis, labelAngle: -45, titleY: 0.71 * longestName + 28, titleBaseline: "top" }
          : { ...axis, labelAngle: 0 },
      },
      y: {
        field: "actual",
        type: "nominal",
        title: "True class",
        sort: null,
        scale: { domain: [...names], paddingInner: 0.04, paddingOuter: 0 },
        axis: { ...axis, titleX: -longestName - 20, titleBaseline: "bottom" },
      },
    },
    resolve: { scale: { color: "independent" } },
    layer: [
      {
        transform: [{ filter: "datum.right" }],
        mark: { type: "rect" },
        encoding: { color: shade(theme.correctTints, [0, 1]) },
      },
      {
        transform: [{ filter: "!datum.right && datum.count > 0" }],
        mark: { type: "rect" },
        encoding: { color: shade(theme.wrongTints, [0, worst || 1]) },
      },
      {
        mark: { type: "text", fontSize: 12 },
        encoding: {
          text: { field: "text", type: "nominal" },
          color: { condition: { test: "datum.count > 0", value: theme.ink }, value: theme.muted },
        },
      },
    ],
    config: themeConfig(theme),
  };
}

/** Side of a cell in pixels: room for its longest number. */
function cellSide(cells: readonly ConfusionCell[]): number {
  const longest = Math.max(...cells.map(({ text }) => textWidth(text, 12)));
  return Math.max(40, Math.ceil(longest) + 12);
}
