import type { Drawing } from "./drawing.js";

/**
 * Brightness of every pixel in [0, 255], laid over paper of brightness `paper` where the drawing is transparent.
 *
 * Luma as ITU-R BT.601 weighs the three colours.
 *
 * @returns shape [height, width].
 */
export function brightness({ pixels, width, height, channels }: Drawing, paper: number): Float64Array {
  const values = new Float64Array(width * height);
  if (channels === 1) {
    values.set(pixels);
    return values;
  }
  for (let i = 0; i < values.length; i++) {
    const luma = lumaAt(pixels, i * channels);
    const opacity = channels === 4 ? pixels[i * 4 + 3]! : 255;
    values[i] = (luma * opacity + paper * (255 - opacity)) / 255;
  }
  return values;
}

/** Luma of the red, green and blue that begin at `at`, in [0, 255]. */
export function lumaAt(pixels: Drawing["pixels"], at: number): number {
  return (299 * pixels[at]! + 587 * pixels[at + 1]! + 114 * pixels[at + 2]!) / 1000;
}
