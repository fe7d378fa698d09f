import type { TopLevelSpec } from "vega-lite";
import { checkWhole } from "./internal/check-option.js";
import { describeGallery } from "./internal/describe-gallery.js";
import { type GalleryTile, galleryTiles } from "./internal/gallery-tiles.js";
import { splitImages } from "./internal/split-images.js";
import { lightTheme, themeConfig } from "./theme.js";

/** Options of {@link digitGallery}. */
export interface DigitGalleryOptions {
  /**
   * Width of an image in its own pixels.
   * @default 28
   */
  width?: number;
  /**
   * Height of an image in its own pixels.
   * @default 28
   */
  height?: number;
  /**
   * Images per row.
   * @default 6, or the number of images if smaller
   */
  columns?: number;
  /**
   * CSS pixels per image pixel, an integer ≥ 1.
   * @default 3
   */
  pixelSize?: number;
  /** True class indices, shape [n]: shown below the images. */
  labels?: ArrayLike<number>;
  /** Predicted class indices, shape [n]: images whose prediction is not their label are framed and captioned "true → predicted". */
  predictions?: ArrayLike<number>;
  /**
   * Names of the classes.
   * @default "0", "1", …
   */
  classNames?: readonly string[];
  /** A line of text below each image, in place of the one made from labels and predictions. */
  captions?: readonly string[];
  /**
   * Heading of the plot.
   * @default how many predictions are wrong; none without labels and predictions
   */
  title?: string;
}

/**
 * Images side by side, pixel by pixel, ink on paper, with what they are and what they were taken for.
 *
 * @param images - Grey values 0 (paper) to 255 (ink), row by row: one array per image, or all in one, shape [n, height, width].
 * @returns A Vega-Lite specification that holds the images as PNG data URLs; its `description` counts right and wrong predictions.
 * @throws {PlotError} `EMPTY_INPUT` if there is no image, `LENGTH_MISMATCH` if pixels, labels, predictions or captions are not as many as the
 * images need, `INVALID_ARGUMENT` if an option is outside its range.
 * @example
 * const spec = digitGallery([new Uint8Array(784), new Uint8Array(784)], { labels: [4, 7], predictions: [9, 7] });
 * spec.description; // "2 images. 1 of 2 predictions is wrong: 4 taken for 9."
 */
export function digitGallery(
  images: Uint8Array | readonly Uint8Array[],
  options: DigitGalleryOptions = {},
): TopLevelSpec {
  const { width = 28, height = 28, pixelSize = 3 } = options;
  checkWhole({ width, height, pixelSize, columns: options.columns ?? 1 });
  const pictures = splitImages(images, width, height);
  const columns = Math.min(options.columns ?? 6, pictures.length);
  const theme = lightTheme;
  const { tiles, layout } = galleryTiles(pictures, { ...options, width, height, pixelSize, columns });
  const wrong = tiles.filter(({ verdict }) => verdict === "wrong").length;
  const title = options.title ?? (options.labels && options.predictions && `${wrong} of ${tiles.length} wrong`);
  const [imageWidth, imageHeight] = [width * pixelSize, height * pixelSize];

  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: describeGallery(tiles),
    ...(title !== undefined && {
      title: {
        text: title,
        ...(wrong > 0 && !options.captions && { subtitle: "Framed: true class → predicted class" }),
      },
    }),
    width: layout.width,
    height: layout.height,
    data: { values: tiles satisfies GalleryTile[] },
    layer: [
      {
        mark: { type: "image", width: imageWidth, height: imageHeight, align: "left", baseline: "top", smooth: false },
        encoding: { x: at("x"), y: at("y"), url: { field: "url", type: "nominal" } },
      },
      {
        mark: { type: "rect", width: imageWidth, height: imageHeight, align: "left", baseline: "top", filled: false },
        encoding: {
          x: at("x"),
          y: at("y"),
          stroke: { condition: { test: "datum.verdict === 'wrong'", value: theme.wrong }, value: theme.hairline },
          strokeWidth: { condition: { test: "datum.verdict === 'wrong'", value: 2 }, value: 1 },
        },
      },
      ...(layout.captionLines > 0 ? [captionLayer(layout.lineHeight, theme.ink)] : []),
    ],
    config: themeConfig(theme),
  };
}

function captionLayer(lineHeight: number, color: string) {
  return {
    mark: { type: "text", baseline: "top", fontSize: 12, lineHeight, color },
    encoding: { x: at("middle"), y: at("below"), text: { field: "caption", type: "nominal" } },
  } as const;
}

/** A channel whose field holds CSS pixels. */
function at(field: "x" | "y" | "middle" | "below") {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}
