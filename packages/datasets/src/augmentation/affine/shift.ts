import type { AffineStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";
import { identity } from "./affine.js";

/**
 * Moves an image by up to `pixels` along each axis, drawn evenly; fractions of a pixel blend neighbours.
 *
 * @param pixels - The farthest, from 0 to 1000.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `pixels` is out of range.
 * @example
 * augment(shift(2)); // moves by −2 … 2 pixels to the right, and by −2 … 2 down
 */
export function shift(pixels: number): AffineStep {
  checkStrength("pixels of a shift", pixels, 0, 1000);
  return {
    name: `shift(${pixels})`,
    draw: (random) => ({ ...identity, x0: random.uniform(-pixels, pixels), y0: random.uniform(-pixels, pixels) }),
  };
}
