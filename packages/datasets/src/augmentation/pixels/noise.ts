import type { PixelStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";

/**
 * Adds noise to every value: about normally distributed (the sum of eight uniform bytes), mean 0, cut off at 0 and 255.
 *
 * @param deviation - Standard deviation in levels of brightness, from 0 to 255.
 * @throws {DatasetError} `INVALID_ARGUMENT` if `deviation` is out of range.
 * @example
 * augment(noise(16)); // two thirds of the values change by at most 16
 */
export function noise(deviation: number): PixelStep {
  checkStrength("deviation of noise", deviation, 0, 255);
  return {
    name: `noise(${deviation})`,
    prepare: () => (image, random) => {
      for (let i = 0; i < image.length; i++) {
        const value = Math.round(image[i]! + deviation * random.normal());
        image[i] = Math.max(0, Math.min(value, 255));
      }
    },
  };
}
