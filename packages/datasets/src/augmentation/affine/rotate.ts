import type { AffineStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";
import { identity } from "./affine.js";
import { sineAndCosine } from "./sine-and-cosine.js";

/**
 * Turns an image about its middle by up to `degrees` to either side, drawn evenly.
 *
 * @param degrees - The farthest, from 0 to 180.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `degrees` is out of range.
 * @example
 * augment(rotate(10)); // turns by −10° … 10°
 */
export function rotate(degrees: number): AffineStep {
  checkStrength("degrees of a rotation", degrees, 0, 180);
  return {
    name: `rotate(${degrees})`,
    draw(random) {
      const { sine, cosine } = sineAndCosine(random.uniform(-degrees, degrees));
      return { ...identity, xx: cosine, xy: sine, yx: -sine, yy: cosine };
    },
  };
}
