import { Dataset, type ImageShape } from "@mnistlab/datasets";
import { deriveSeed } from "../derive-seed.js";

/**
 * Random images that can be told apart: noise below 100, and one row (its number is the label) that is bright.
 *
 * @param length - Number of images.
 * @param shape - Of one image; classes beyond its height share rows.
 */
export function smallDataset(length: number, shape: ImageShape = [8, 8, 1], classes = 3, seed = 1): Dataset {
  const [height, width, channels] = shape;
  const images = new Uint8Array(length * height * width * channels);
  const labels = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const label = deriveSeed(seed, i) % classes;
    labels[i] = label;
    for (let p = 0; p < height * width * channels; p++) {
      const row = Math.floor(p / (width * channels));
      const noise = deriveSeed(seed, i, p) % 100;
      images[i * height * width * channels + p] = row === label % height ? 155 + noise : noise;
    }
  }
  return new Dataset({ images, labels, shape, classNames: Array.from({ length: classes }, (_, k) => `class ${k}`) });
}
