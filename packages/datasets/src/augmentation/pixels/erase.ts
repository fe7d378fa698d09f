import type { PixelStep } from "../augmentation-step.js";
import { checkStrength } from "../check-strength.js";

/** How {@link erase} draws its rectangle. The defaults are the paper's. */
export interface EraseOptions {
  /** Share of the images that lose a rectangle, in [0, 1]. @default 0.5 */
  readonly probability?: number;
  /** Least and greatest share of the image that the rectangle covers, each in [0, 1]. @default [0.02, 0.4] */
  readonly area?: readonly [least: number, greatest: number];
  /** Least and greatest height of the rectangle, in widths, each in [0.01, 100]. @default [0.3, 1 / 0.3] */
  readonly aspect?: readonly [least: number, greatest: number];
  /** Value that fills the rectangle, in [0, 255], or `"random"` for a new one per pixel and channel. @default "random" */
  readonly fill?: number | "random";
}

/** Rectangles drawn in vain, because they stick out of the image, before it is left whole. */
const ATTEMPTS = 100;

/**
 * Fills a random rectangle of an image, so that the network learns from the rest: random erasing.
 *
 * Zhong, Zheng, Kang, Li, Yang, "Random Erasing Data Augmentation", 2017, algorithm 1 (arXiv:1708.04896): area and aspect are
 * drawn evenly, then the place; a rectangle that does not fit is drawn anew.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if an option is out of range.
 * @example
 * augment(erase({ area: [0.02, 0.1], fill: 0 })); // half of the images lose 2 % … 10 %
 */
export function erase(options: EraseOptions = {}): PixelStep {
  const { probability = 0.5, area = [0.02, 0.4], aspect = [0.3, 1 / 0.3], fill = "random" } = options;
  checkStrength("probability of erasing", probability, 0, 1);
  checkStrength("least area to erase", area[0], 0, area[1]);
  checkStrength("greatest area to erase", area[1], area[0], 1);
  checkStrength("least aspect to erase", aspect[0], 0.01, aspect[1]);
  checkStrength("greatest aspect to erase", aspect[1], aspect[0], 100);
  if (fill !== "random") checkStrength("fill of what is erased", fill, 0, 255);
  return {
    name: `erase(${probability})`,
    prepare:
      ([height, width, channels]) =>
      (image, random) => {
        if (random.uniform(0, 1) >= probability) return;
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const size = random.uniform(area[0], area[1]) * height * width;
          const ratio = random.uniform(aspect[0], aspect[1]);
          // Math.sqrt is exactly rounded in every engine.
          const tall = Math.round(Math.sqrt(size * ratio));
          const wide = Math.round(Math.sqrt(size / ratio));
          if (tall > height || wide > width) continue;
          const left = Math.floor(random.uniform(0, width - wide + 1));
          const top = Math.floor(random.uniform(0, height - tall + 1));
          for (let y = top; y < top + tall; y++) {
            const from = (y * width + left) * channels;
            for (let i = from; i < from + wide * channels; i++)
              image[i] = fill === "random" ? random.integer() >>> 24 : fill;
          }
          return;
        }
      },
  };
}
