import type { TopLevelSpec } from "vega-lite";
import { checkWhole } from "./internal/check-option.js";
import { checkValues, scaleOf } from "./internal/check-values.js";
import { colorPng } from "./internal/color-png.js";
import { pictureGrid } from "./internal/picture-grid.js";
import { signedColor } from "./internal/signed-color.js";
import { lightTheme } from "./theme.js";

/** The kernels of a convolution, as `filters` of `@mnistlab/models` gives them. */
export interface FilterValues {
  readonly shape: readonly [filters: number, inputChannels: number, height: number, width: number];
  /** Kernel after kernel, each row by row. */
  readonly values: ArrayLike<number>;
  /** Name of the layer, for the title. */
  readonly layer?: string;
}

/** Options of {@link filterGrid}. */
export interface FilterGridOptions {
  /**
   * CSS pixels per weight, an integer ≥ 1.
   * @default 12
   */
  pixelSize?: number;
  /**
   * Heading of the plot.
   * @default the layer's name and the number of filters
   */
  title?: string;
}

/**
 * The kernels of a convolution, one column per filter and one row per input channel, all on one scale: blue weights are above 0,
 * vermillion ones below.
 *
 * @returns A Vega-Lite specification that holds the kernels as PNG data URLs; its `description` says how far the weights reach.
 * @throws {PlotError} `EMPTY_INPUT` if there is no filter, `LENGTH_MISMATCH` if the values are not as many as the shape says,
 * `INVALID_ARGUMENT` if a value is not finite or an option is outside its range.
 * @example
 * const spec = filterGrid({ shape: [1, 1, 2, 2], values: [1, 0, 0, -0.5] });
 * spec.description; // "1 filter of 2 × 2 for 1 input channel, weights from -0.5 to 1."
 */
export function filterGrid(kernels: FilterValues, options: FilterGridOptions = {}): TopLevelSpec {
  const { shape, values } = kernels;
  const [filters, channels, height, width] = shape;
  checkValues("filters", shape, values);
  const { pixelSize = 12 } = options;
  checkWhole({ pixelSize });
  const scale = scaleOf(values);
  const colorOf = signedColor(lightTheme);
  const all = Array.from(values);
  const size = height * width;
  const urls = Array.from({ length: channels * filters }, (_, i) => {
    const [channel, filter] = [Math.floor(i / filters), i % filters];
    const first = (filter * channels + channel) * size;
    const colors = all.slice(first, first + size).map((value) => colorOf(value / scale));
    return colorPng(colors, width, height);
  });
  const number = `${filters} ${filters === 1 ? "filter" : "filters"}`;
  const inputs = `${channels} input ${channels === 1 ? "channel" : "channels"}`;
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)].map((value) => String(Number(value.toPrecision(3))));
  return pictureGrid({
    description: `${number} of ${height} × ${width} for ${inputs}, weights from ${low} to ${high}.`,
    title: options.title ?? (kernels.layer === undefined ? number : `${kernels.layer}: ${number}`),
    subtitle: `Strongest colour: ${Number(scale.toPrecision(3))}`,
    ...{ urls, captions: undefined, columns: filters },
    ...{ width: width * pixelSize, height: height * pixelSize },
  });
}
