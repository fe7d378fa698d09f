import type { PixelStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";
import { bilinear, loadPlane, paddedPlane } from "../padded-plane.js";
import { blur } from "./blur.js";
import { gaussianKernel } from "./gaussian-kernel.js";

/** How {@link elastic} bends. The defaults are those that the paper found best on MNIST. */
export interface ElasticOptions {
  /** Strength: what the smoothed displacements are multiplied by, in [0, 10000]. @default 34 */
  readonly alpha?: number;
  /** Standard deviation of the smoothing in pixels, in [0.5, 64]: how far neighbours move together. @default 4 */
  readonly sigma?: number;
}

const ONE = 65536;

/**
 * Bends an image as a hand's tremor would: every pixel comes from a place displaced a little, neighbours by about the same.
 *
 * Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis", ICDAR
 * 2003, section 2: displacements drawn evenly from [−1, 1] per pixel and axis, smoothed by a Gaussian of deviation `sigma`,
 * times `alpha`. With the defaults a pixel moves by about 1.4 along each axis.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if an option is out of range.
 * @example
 * augment(elastic()); // as the paper did on MNIST
 */
export function elastic(options: ElasticOptions = {}): PixelStep {
  const { alpha = 34, sigma = 4 } = options;
  checkStrength("alpha of an elastic distortion", alpha, 0, 10_000);
  checkStrength("sigma of an elastic distortion", sigma, 0.5, 64);
  const kernel = gaussianKernel(sigma);
  return {
    name: `elastic(${alpha}, ${sigma})`,
    prepare(shape) {
      const [height, width, channels] = shape;
      const [alongX, alongY, scratch] = [0, 0, 0].map(() => new Float64Array(height * width)) as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const plane = paddedPlane(shape);
      return (image, random) => {
        for (const field of [alongX, alongY]) {
          for (let i = 0; i < field.length; i++) field[i] = random.uniform(-1, 1);
          blur(field, width, kernel, scratch);
        }
        for (let channel = 0; channel < channels; channel++) {
          loadPlane(plane, image, shape, channel);
          for (let i = 0, to = channel; i < alongX.length; i++, to += channels) {
            const x = Math.round(((i % width) + 1 + alpha * alongX[i]!) * ONE);
            const y = Math.round((Math.floor(i / width) + 1 + alpha * alongY[i]!) * ONE);
            const inside = x >= 0 && x < (width + 1) * ONE && y >= 0 && y < (height + 1) * ONE;
            image[to] = inside ? bilinear(plane.pixels, plane.stride, x, y) : 0;
          }
        }
      };
    },
  };
}
