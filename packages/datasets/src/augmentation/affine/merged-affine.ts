import type { AffineStep, PixelStep } from "../augmentation-step.js";
import { loadPlane, paddedPlane } from "../padded-plane.js";
import { compose, inverse } from "./affine.js";
import { resample } from "./resample.js";

/** Several moves as one: each draws in turn, and the image is resampled once through all of them. */
export function mergedAffine(steps: readonly [AffineStep, ...AffineStep[]]): PixelStep {
  const [first, ...others] = steps;
  return {
    name: steps.map(({ name }) => name).join(" + "),
    prepare(shape) {
      const plane = paddedPlane(shape);
      return (image, random) => {
        let map = first.draw(random);
        for (const step of others) map = compose(map, step.draw(random));
        const source = inverse(map);
        for (let channel = 0; channel < shape[2]; channel++) {
          loadPlane(plane, image, shape, channel);
          resample(plane, source, image, shape, channel);
        }
      };
    },
  };
}
