import { brightness, lumaAt } from "./brightness.js";
import type { Drawing } from "./drawing.js";

/**
 * Whether a drawing has dark ink on light paper, judged by its frame: the outermost pixels are taken for paper.
 *
 * If most of the frame is transparent there is no paper to judge by, and the ink decides: what is opaque and dark must have
 * been meant for light paper.
 */
export function detectInverted(drawing: Drawing): boolean {
  const { width, height } = drawing;
  if (drawing.channels === 4 && frameMean(opacities(drawing), width, height) < 128) return meanInk(drawing) < 128;
  return frameMean(brightness(drawing, 255), width, height) >= 128;
}

function opacities({ pixels, width, height }: Drawing): Float64Array {
  return Float64Array.from({ length: width * height }, (_, i) => pixels[i * 4 + 3]!);
}

/** Mean of the outermost pixels. */
function frameMean(values: Float64Array, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      sum += values[y * width + x]!;
      count++;
    }
  }
  return sum / count;
}

/** Mean luma of a drawing with transparent paper, each pixel weighed by its opacity; 0 if all is transparent. */
function meanInk({ pixels }: Drawing): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    sum += lumaAt(pixels, at) * pixels[at + 3]!;
    weight += pixels[at + 3]!;
  }
  return weight === 0 ? 0 : sum / weight;
}
