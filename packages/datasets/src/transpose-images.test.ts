import fc from "fast-check";
import { expect, test } from "vitest";
import { fromArrays } from "./arrays/from-arrays.js";
import { Dataset } from "./dataset.js";
import { transposeImages } from "./transpose-images.js";

test("the example of the doc comment is true", () => {
  const dataset = fromArrays({
    images: [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    labels: [0],
    pixelMax: 255,
  });
  const transposed = transposeImages(dataset);
  expect(transposed.at(0).image).toEqual(Uint8Array.of(1, 4, 2, 5, 3, 6));
  expect(transposed.shape).toEqual([3, 2, 1]);
});

test("pixel (y, x) goes to (x, y) with its channels, and back again", () => {
  const size = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.nat(3), size, size, size, (length, height, width, channels) => {
      const images = Uint8Array.from({ length: length * height * width * channels }, (_, i) => i % 256);
      const labels = Uint8Array.from({ length }, (_, i) => i % 2);
      const dataset = new Dataset({ images, labels, shape: [height, width, channels], classNames: ["a", "b"] });
      const transposed = transposeImages(dataset);
      for (let i = 0; i < length; i++) {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const pixel = dataset.at(i).image.slice((y * width + x) * channels, (y * width + x + 1) * channels);
            const there = (x * height + y) * channels;
            expect(transposed.at(i).image.slice(there, there + channels)).toEqual(pixel);
          }
        }
      }
      expect([...transposeImages(transposed)]).toEqual([...dataset]);
    }),
    { seed: 7 },
  );
});

test("a shuffled piece is transposed in its own sequence", () => {
  const images = Uint8Array.from({ length: 20 }, (_, i) => i);
  const dataset = new Dataset({
    images,
    labels: Uint8Array.of(0, 1, 2, 3, 4),
    shape: [2, 2, 1],
    classNames: [..."abcde"],
  });
  const piece = dataset.shuffle(1).take(3);
  expect([...transposeImages(piece)].map(({ label }) => label)).toEqual([...piece.labels]);
  expect([...transposeImages(piece).at(0).image]).toEqual([0, 2, 1, 3].map((i) => piece.at(0).image[i]));
});
