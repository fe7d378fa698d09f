import type { AffineStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";
import { identity } from "./affine.js";
import { sineAndCosine } from "./sine-and-cosine.js";

/**
 * Slants an image to the right or left by up to `degrees`, drawn evenly: the middle row stays, upright lines lean.
 *
 * @param degrees - The farthest that an upright line leans, from 0 to 60.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `degrees` is out of range.
 * @example
 * augment(shear(15)); // leans by −15° … 15°, as handwriting does
 */
export function shear(degrees: number): AffineStep {
  checkStrength("degrees of a shear", degrees, 0, 60);
  return {
    name: `shear(${degrees})`,
    draw(random) {
      const { sine, cosine } = sineAndCosine(random.uniform(-degrees, degrees));
      return { ...identity, xy: -sine / cosine };
    },
  };
}
