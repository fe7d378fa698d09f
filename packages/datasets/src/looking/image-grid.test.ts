import fc from "fast-check";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { imageGrid } from "./image-grid.js";

test("the example of the doc comment is true", () => {
  const samples = { images: Uint8Array.of(1, 2, 3, 4, 5, 6), shape: [1, 2, 1] as const };
  const { image, size } = imageGrid(samples, { columns: 2, gap: 1, background: 0 });
  expect(size).toEqual({ width: 5, height: 3, channels: 1 });
  expect([...image]).toEqual([1, 2, 0, 3, 4, 0, 0, 0, 0, 0, 5, 6, 0, 0, 0]);
});

test("by default is about square, with grey gaps of one pixel", () => {
  const { image, size } = imageGrid({ images: new Uint8Array(9 * 4), shape: [2, 2, 1] });
  expect(size).toEqual({ width: 8, height: 8, channels: 1 });
  expect(image.filter((value) => value === 96).length).toBe(64 - 36);
});

test("every pixel of every image stands where row and column say, all else is background", () => {
  const drawn = fc.record({
    count: fc.integer({ min: 1, max: 7 }),
    height: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
    channels: fc.constantFrom(1, 3),
    columns: fc.integer({ min: 1, max: 8 }),
    gap: fc.nat(3),
  });
  fc.assert(
    fc.property(drawn, ({ count, height, width, channels, columns, gap }) => {
      const images = Uint8Array.from({ length: count * height * width * channels }, (_, i) => 1 + (i % 200));
      const { image, size } = imageGrid(
        { images, shape: [height, width, channels] },
        { columns, gap, background: 255 },
      );
      expect(image.length).toBe(size.width * size.height * channels);
      const expected = Array.from(image, (_, at) => {
        const [x, y] = [Math.floor(at / channels) % size.width, Math.floor(at / channels / size.width)];
        const [column, row] = [Math.floor(x / (width + gap)), Math.floor(y / (height + gap))];
        const [dx, dy] = [x - column * (width + gap), y - row * (height + gap)];
        const i = row * columns + column;
        if (i >= count || dx >= width || dy >= height) return 255;
        return images[((i * height + dy) * width + dx) * channels + (at % channels)];
      });
      expect([...image]).toEqual(expected);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test.each([[{ columns: 0 }], [{ columns: 1.5 }], [{ gap: -1 }], [{ background: 256 }]])(
  "refuses %o",
  async (options) => {
    const samples = { images: new Uint8Array(4), shape: [2, 2, 1] as const };
    expect((await errorOf(() => imageGrid(samples, options))).code).toBe("INVALID_ARGUMENT");
  },
);

test("refuses no image and a part of one", async () => {
  for (const length of [0, 3, 5]) {
    const samples = { images: new Uint8Array(length), shape: [2, 2, 1] as const };
    expect((await errorOf(() => imageGrid(samples))).code).toBe("SHAPE_MISMATCH");
  }
});
