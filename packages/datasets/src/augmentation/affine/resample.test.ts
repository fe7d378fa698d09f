import fc from "fast-check";
import { expect, test } from "vitest";
import { loadPlane, paddedPlane } from "../padded-plane.js";
import { type Affine, identity } from "./affine.js";
import { resample } from "./resample.js";

type Shape = readonly [number, number, number];

/** Every channel through the map. */
function resampled(source: Affine, image: Uint8Array, shape: Shape): Uint8Array {
  const result = image.slice();
  const plane = paddedPlane(shape);
  for (let channel = 0; channel < shape[2]; channel++) {
    loadPlane(plane, image, shape, channel);
    resample(plane, source, result, shape, channel);
  }
  return result;
}

/** The slow, obvious reference: real positions, real weights, zeros outside. */
function reference(source: Affine, image: Uint8Array, [height, width, channels]: Shape): number[] {
  const value = (x: number, y: number, c: number) =>
    x >= 0 && x < width && y >= 0 && y < height ? image[(y * width + x) * channels + c]! : 0;
  return Array.from(image, (_, at) => {
    const pixel = Math.floor(at / channels);
    const [u, v] = [(pixel % width) - (width - 1) / 2, Math.floor(pixel / width) - (height - 1) / 2];
    const x = source.xx * u + source.xy * v + source.x0 + (width - 1) / 2;
    const y = source.yx * u + source.yy * v + source.y0 + (height - 1) / 2;
    const [left, top, c] = [Math.floor(x), Math.floor(y), at % channels];
    const [right, below] = [x - left, y - top];
    return (
      (value(left, top, c) * (1 - right) + value(left + 1, top, c) * right) * (1 - below) +
      (value(left, top + 1, c) * (1 - right) + value(left + 1, top + 1, c) * right) * below
    );
  });
}

const side = fc.integer({ min: 1, max: 12 });
const shape = fc.tuple(side, side, fc.constantFrom(1, 3)) as fc.Arbitrary<Shape>;
const number = (most: number) =>
  fc.integer({ min: -1000, max: 1000 }).map((thousandths) => (thousandths * most) / 1000);
const affine = fc.record({
  xx: number(2),
  xy: number(2),
  yx: number(2),
  yy: number(2),
  x0: number(9),
  y0: number(9),
});
const imageOf = ([height, width, channels]: Shape) =>
  Uint8Array.from({ length: height * width * channels }, (_, i) => (i * 89 + 17) % 256);

test("follows exact bilinear interpolation to three levels: positions are rounded to 1/256 of a pixel", () => {
  fc.assert(
    fc.property(shape, affine, (shape, source) => {
      const image = imageOf(shape);
      const expected = reference(source, image, shape);
      resampled(source, image, shape).forEach((value, i) => {
        expect(Math.abs(value - expected[i]!)).toBeLessThan(3);
      });
    }),
    { seed: 11, numRuns: 500 },
  );
});

test("the identity changes nothing, and a whole shift moves pixels as they are", () => {
  fc.assert(
    fc.property(shape, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (shape, x0, y0) => {
      const image = imageOf(shape);
      expect(resampled(identity, image, shape)).toEqual(image);
      expect([...resampled({ ...identity, x0, y0 }, image, shape)]).toEqual(
        reference({ ...identity, x0, y0 }, image, shape),
      );
    }),
    { seed: 12, numRuns: 200 },
  );
});

test("maps that are far off or no maps at all give an empty image", () => {
  const image = imageOf([5, 5, 1]);
  for (const x0 of [100, -1e6, 1e12, Number.POSITIVE_INFINITY, Number.NaN]) {
    expect([...resampled({ ...identity, x0 }, image, [5, 5, 1])]).toEqual(new Array(25).fill(0));
  }
});
