import type { TopLevelSpec } from "vega-lite";
import { checkWhole } from "./internal/check-option.js";
import { checkValues, scaleOf } from "./internal/check-values.js";
import { blend, colorPng, rgbOf } from "./internal/color-png.js";
import { pictureGrid } from "./internal/picture-grid.js";
import { signedColor } from "./internal/signed-color.js";
import { PlotError } from "./plot-error.js";
import { lightTheme } from "./theme.js";

/** What each pixel is worth, as `saliency`, `gradCam` and `occlusion` of `@mnistlab/models` give it. */
export interface PixelValues {
  readonly shape: readonly [height: number, width: number];
  /** Row by row. */
  readonly values: ArrayLike<number>;
}

/** Options of {@link saliencyOverlay}. */
export interface SaliencyOverlayOptions {
  /**
   * CSS pixels per image pixel, an integer ≥ 1.
   * @default 6
   */
  pixelSize?: number;
  /**
   * Heading of the plot.
   * @default none
   */
  title?: string;
}

/** How dark the ink of the image is under the colours. */
const faded = 0.45;

/**
 * An image, faded, under what its pixels are worth: blue speaks for a class, vermillion against it, the stronger the more.
 *
 * @param image - Grey values 0 (paper) to 255 (ink), row by row, shape [height, width].
 * @returns A Vega-Lite specification that holds the picture as a PNG data URL; its `description` says where the strongest pixel is.
 * @throws {PlotError} `EMPTY_INPUT` if there is no pixel, `LENGTH_MISMATCH` if image or values are not as many as the shape says,
 * `INVALID_ARGUMENT` if a value is not finite or an option is outside its range.
 * @example
 * const spec = saliencyOverlay(Uint8Array.of(0, 255), { shape: [1, 2], values: [0, 0.5] });
 * spec.description; // "An image of 1 × 2 pixels; the strongest value, 0.5, is in row 0, column 1."
 */
export function saliencyOverlay(
  image: Uint8Array,
  map: PixelValues,
  options: SaliencyOverlayOptions = {},
): TopLevelSpec {
  const { shape, values } = map;
  const [height, width] = shape;
  checkValues("a map", shape, values);
  if (image.length !== height * width) {
    throw new PlotError(
      "LENGTH_MISMATCH",
      `[plots] expected an image of ${height} × ${width} = ${height * width} grey values, found ${image.length}.`,
    );
  }
  const { pixelSize = 6 } = options;
  checkWhole({ pixelSize });
  const theme = lightTheme;
  const scale = scaleOf(values);
  const [paper, ink] = [rgbOf(theme.paper), rgbOf(theme.ink)];
  const colors = Array.from(values, (value, i) =>
    signedColor(theme, blend(paper, ink, (faded * image[i]!) / 255))(value / scale),
  );
  const all = Array.from(values, Math.abs);
  const strongest = all.indexOf(Math.max(...all));
  const place = `in row ${Math.floor(strongest / width)}, column ${strongest % width}`;
  return pictureGrid({
    description:
      `An image of ${height} × ${width} pixels; the strongest value, ` +
      `${Number(values[strongest]!.toPrecision(3))}, is ${place}.`,
    ...{ title: options.title, subtitle: undefined, captions: undefined, columns: 1 },
    urls: [colorPng(colors, width, height)],
    ...{ width: width * pixelSize, height: height * pixelSize },
  });
}
