import { centerOfMass } from "./center-of-mass.js";
import { cropToInk } from "./crop-to-ink.js";
import { checkedDrawing, type Plane } from "./drawing.js";
import { inkOf } from "./ink-of.js";
import { resizeByArea } from "./resize-by-area.js";

/** How {@link canonicalize} reads a drawing. */
export interface CanonicalizeOptions {
  /**
   * Whether ink is dark on light paper; `false` for light ink on a dark ground, as MNIST's own images.
   * @default detected: dark ink if the drawing's outermost pixels are light, or (if those are transparent) if the ink is dark
   */
  readonly inverted?: boolean;
}

const SIZE = 28;
const BOX = 20;
const CENTER = 14;

/**
 * Any drawing of a digit as an MNIST image, so that a network trained on MNIST knows it.
 *
 * As the makers of MNIST did it (LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition",
 * 1998, section III.A): the ink is cropped, scaled with its aspect kept (to whole pixels) until it fits a box of 20 × 20,
 * smoothed by averaging areas, and placed in 28 × 28 so that its centre of mass is nearest to the middle of pixel (14, 14).
 * Placing moves by whole pixels, so nothing is smoothed twice; a box whose mass lies far off its middle stays inside the
 * image instead. Paper becomes 0, the strongest ink 255 before smoothing.
 *
 * @param pixels - Grey, RGB or RGBA bytes, shape [height, width] or [height, width, 3 or 4]: e.g. the `data` of an `ImageData`.
 * @param width - Pixels per row, an integer ≥ 1.
 * @param height - Rows, an integer ≥ 1.
 * @returns Pixels in [0, 255], shape [28, 28], 0 = paper.
 * @throws {DatasetError} `EMPTY_DRAWING` if nothing is drawn (fewer than 16 levels between the darkest and the lightest pixel),
 * `INVALID_ARGUMENT` if a measure is not an integer ≥ 1 or the pixels are not bytes, `SHAPE_MISMATCH` if there are not 1, 3 or 4
 * bytes per pixel.
 * @example
 * const paper = new Uint8Array(100 * 100).fill(255);
 * for (let y = 10; y < 90; y++) paper.fill(0, y * 100 + 46, y * 100 + 54); // a dark stroke, 8 × 80
 * const one = canonicalize(paper, 100, 100); // Uint8Array of 784: a bright stroke, 2 × 20
 * one.filter((pixel) => pixel === 255).length; // 40
 */
export function canonicalize(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  options: CanonicalizeOptions = {},
): Uint8Array<ArrayBuffer> {
  const ink = cropToInk(inkOf(checkedDrawing(pixels, width, height), options.inverted));
  const longer = Math.max(ink.width, ink.height);
  const fitted = (side: number) => Math.max(1, Math.round((side * BOX) / longer));
  return placed(resizeByArea(ink, fitted(ink.width), fitted(ink.height)));
}

function placed(box: Plane): Uint8Array<ArrayBuffer> {
  const [x, y] = centerOfMass(box);
  const left = Math.min(Math.max(Math.round(CENTER - x), 0), SIZE - box.width);
  const top = Math.min(Math.max(Math.round(CENTER - y), 0), SIZE - box.height);
  const image = new Uint8Array(SIZE * SIZE);
  box.values.forEach((value, i) => {
    const row = top + Math.floor(i / box.width);
    image[row * SIZE + left + (i % box.width)] = Math.round(value);
  });
  return image;
}
