import type { TopLevelSpec } from "vega-lite";
import { checkWhole } from "./internal/check-option.js";
import { checkValues, scaleOf } from "./internal/check-values.js";
import { colorPng } from "./internal/color-png.js";
import { pictureGrid } from "./internal/picture-grid.js";
import { signedColor } from "./internal/signed-color.js";
import { lightTheme } from "./theme.js";

/** What a layer makes of an image, as `featureMaps` of `@mnistlab/models` gives it. */
export interface FeatureMapValues {
  readonly shape: readonly [maps: number, height: number, width: number];
  /** Map after map, each row by row. */
  readonly values: ArrayLike<number>;
  /** Name of the layer, for the title. */
  readonly layer?: string;
}

/** Options of {@link featureMapGrid}. */
export interface FeatureMapGridOptions {
  /**
   * Maps per row.
   * @default 8, or the number of maps if smaller
   */
  columns?: number;
  /**
   * CSS pixels per value, an integer ≥ 1.
   * @default 3
   */
  pixelSize?: number;
  /**
   * Heading of the plot.
   * @default the layer's name and the number of maps
   */
  title?: string;
}

/**
 * The feature maps of a layer side by side, all on one scale: blue above 0, vermillion below, the stronger the farther.
 *
 * @returns A Vega-Lite specification that holds the maps as PNG data URLs; its `description` says how far the values reach.
 * @throws {PlotError} `EMPTY_INPUT` if there is no map, `LENGTH_MISMATCH` if the values are not as many as the shape says,
 * `INVALID_ARGUMENT` if a value is not finite or an option is outside its range.
 * @example
 * const spec = featureMapGrid({ shape: [2, 1, 2], values: [0, 1, 2, 0], layer: "conv2d" });
 * spec.description; // "2 feature maps of 1 × 2 values, from 0 to 2."
 */
export function featureMapGrid(maps: FeatureMapValues, options: FeatureMapGridOptions = {}): TopLevelSpec {
  const { shape, values } = maps;
  const [count, height, width] = shape;
  checkValues("feature maps", shape, values);
  const { pixelSize = 3, columns = Math.min(8, count) } = options;
  checkWhole({ pixelSize, columns });
  const scale = scaleOf(values);
  const colorOf = signedColor(lightTheme);
  const all = Array.from(values);
  const urls = Array.from({ length: count }, (_, i) => {
    const map = all.slice(i * height * width, (i + 1) * height * width);
    return colorPng(
      map.map((value) => colorOf(value / scale)),
      width,
      height,
    );
  });
  const number = `${count} feature ${count === 1 ? "map" : "maps"}`;
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)].map((value) => String(Number(value.toPrecision(3))));
  return pictureGrid({
    description: `${number} of ${height} × ${width} values, from ${low} to ${high}.`,
    title: options.title ?? (maps.layer === undefined ? number : `${maps.layer}: ${number}`),
    subtitle: `Strongest colour: ${Number(scale.toPrecision(3))}`,
    ...{ urls, captions: urls.map((_, i) => String(i)), columns },
    ...{ width: width * pixelSize, height: height * pixelSize },
  });
}
