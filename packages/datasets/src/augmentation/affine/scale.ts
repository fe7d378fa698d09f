import type { AffineStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";
import { identity } from "./affine.js";

/**
 * Makes what an image shows larger or smaller about its middle by up to `fraction`, drawn evenly, both axes alike.
 *
 * @param fraction - The farthest from the size as it is, from 0 to 0.9: 0.1 gives 90 % … 110 %.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `fraction` is out of range.
 * @example
 * augment(scale(0.1)); // 0.9 … 1.1 times as large
 */
export function scale(fraction: number): AffineStep {
  checkStrength("fraction of a scaling", fraction, 0, 0.9);
  return {
    name: `scale(${fraction})`,
    draw(random) {
      const factor = 1 + random.uniform(-fraction, fraction);
      return { ...identity, xx: factor, yy: factor };
    },
  };
}
