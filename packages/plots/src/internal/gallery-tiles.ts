import type { DigitGalleryOptions } from "../digit-gallery.js";
import { PlotError } from "../plot-error.js";
import { inkPng } from "./ink-png.js";
import { shorten, textWidth } from "./text-width.js";

/** A row of the data behind a gallery: an image, where it stands (CSS pixels), what is written below it. */
export type GalleryTile = {
  x: number;
  y: number;
  middle: number;
  below: number;
  url: string;
  caption: string | string[];
  /** `null` if there is no label or no prediction. */
  verdict: "correct" | "wrong" | null;
  actual: string | null;
  predicted: string | null;
};

type Measures = Required<Pick<DigitGalleryOptions, "width" | "height" | "pixelSize" | "columns">>;

/** Measures of the whole gallery in CSS pixels. */
export interface GalleryLayout {
  width: number;
  height: number;
  lineHeight: number;
  /** Lines of text below each image; 0 if no image has a caption. */
  captionLines: number;
}

const gap = 16;
const lineHeight = 15;

/**
 * Places images in rows and writes their captions, over two lines where one would be too long.
 *
 * @throws {PlotError} `LENGTH_MISMATCH` if labels, predictions or captions are not as many as the images.
 */
export function galleryTiles(
  images: readonly Uint8Array[],
  options: DigitGalleryOptions & Measures,
): { tiles: GalleryTile[]; layout: GalleryLayout } {
  const { width, height, pixelSize, columns, labels, predictions, captions } = options;
  for (const [name, values] of Object.entries({ labels, predictions, captions })) {
    if (values !== undefined && values.length !== images.length) {
      throw new PlotError(
        "LENGTH_MISMATCH",
        `[plots] expected ${images.length} ${name}, one per image, found ${values.length}.`,
      );
    }
  }
  const nameOf = (index: number | undefined) =>
    index === undefined ? null : (options.classNames?.[index] ?? String(index));
  const texts = images.map((_, i) => {
    const [actual, predicted] = [nameOf(labels?.[i]), nameOf(predictions?.[i])];
    const verdict = actual === null || predicted === null ? null : labels![i] === predictions![i] ? "correct" : "wrong";
    const words = verdict === "wrong" ? [`${actual} →`, `${predicted}`] : [actual ?? predicted ?? ""];
    return { actual, predicted, verdict, words: captions ? [captions[i]!] : words } as const;
  });
  const [tileWidth, imageHeight] = [width * pixelSize, height * pixelSize];
  const isWide = texts.some(({ words }) => textWidth(words.join(" "), 12) > tileWidth + 8);
  const lines = Math.max(...texts.map(({ words }) => (words.join("") === "" ? 0 : isWide ? words.length : 1)));
  const tileHeight = imageHeight + (lines === 0 ? 0 : 6 + lines * lineHeight);
  const tiles = texts.map(({ words, ...text }, i) => {
    const x = (i % columns) * (tileWidth + gap);
    const y = Math.floor(i / columns) * (tileHeight + gap);
    return {
      ...text,
      x,
      y,
      middle: x + tileWidth / 2,
      below: y + imageHeight + 6,
      url: inkPng(images[i]!, width, height),
      caption: isWide ? words.map((word) => shorten(word, 12, tileWidth + gap - 4)) : words.join(" "),
    };
  });
  const rows = Math.ceil(images.length / columns);
  return {
    tiles,
    layout: {
      width: columns * (tileWidth + gap) - gap,
      height: rows * (tileHeight + gap) - gap,
      lineHeight,
      captionLines: lines,
    },
  };
}
