import fc from "fast-check";
import { expect, test } from "vitest";
import type { Picture } from "./picture.js";
import { resize } from "./resize.js";

const grey = (height: number, width: number, ...data: number[]): Picture => ({
  height,
  width,
  channels: 1,
  data: Uint8Array.from(data),
});

test("a half has the mean of each 2 × 2 pixels", () => {
  expect(resize(grey(2, 4, 0, 100, 8, 8, 100, 200, 8, 9), 1, 2)).toEqual(grey(1, 2, 100, 8));
});

test("a double repeats each pixel", () => {
  expect(resize(grey(1, 2, 7, 9), 2, 4)).toEqual(grey(2, 4, 7, 7, 9, 9, 7, 7, 9, 9));
});

test("three pixels become two by thirds: the middle one counts half for either", () => {
  expect(resize(grey(1, 3, 0, 90, 240), 1, 2)).toEqual(grey(1, 2, 30, 190));
});

test("channels stay apart, and one flat colour stays as it is in any size", () => {
  const side = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(
      side,
      side,
      side,
      side,
      fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }),
      (h, w, toH, toW, color) => {
        const data = Uint8Array.from({ length: h * w * 3 }, (_, i) => color[i % 3]!);
        const resized = resize({ height: h, width: w, channels: 3, data }, toH, toW);
        expect(resized.data).toEqual(Uint8Array.from({ length: toH * toW * 3 }, (_, i) => color[i % 3]!));
      },
    ),
    { seed: 9, numRuns: 300 },
  );
});
