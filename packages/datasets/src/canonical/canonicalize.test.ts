import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Dataset } from "../dataset.js";
import { errorOf } from "../test-support/error-of.js";
import { installedMnist } from "../test-support/installed-mnist.js";
import { canonicalize } from "./canonicalize.js";
import { centerOfMass } from "./center-of-mass.js";

const centerOf = (image: Uint8Array) => centerOfMass({ values: Float64Array.from(image), width: 28, height: 28 });

/** Each pixel of a 28 × 28 image becomes a square of side `zoom`, on a canvas `margin` wider on the left and at the top. */
function blownUp(image: Uint8Array, zoom: number, left: number, top: number) {
  const [width, height] = [28 * zoom + left, 28 * zoom + top];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < 28 * zoom; y++) {
    for (let x = 0; x < 28 * zoom; x++) {
      pixels[(y + top) * width + x + left] = image[Math.floor(y / zoom) * 28 + Math.floor(x / zoom)]!;
    }
  }
  return { pixels, width, height };
}

const asRgba = (grey: Uint8Array) =>
  Uint8ClampedArray.from({ length: grey.length * 4 }, (_, i) => (i % 4 === 3 ? 255 : grey[i >> 2]!));

test("the example of the doc comment is true", () => {
  const paper = new Uint8Array(100 * 100).fill(255);
  for (let y = 10; y < 90; y++) paper.fill(0, y * 100 + 46, y * 100 + 54);
  const one = canonicalize(paper, 100, 100);
  expect(one.length).toBe(784);
  expect(one.filter((pixel) => pixel === 255).length).toBe(40);
  expect(one.filter((pixel) => pixel === 0).length).toBe(784 - 40);
});

describe("digits of MNIST", () => {
  let digits: Dataset;
  beforeAll(async () => {
    digits = (await installedMnist()).test;
  });

  test("are canonical already: of 10,000 all but eleven keep their place, and lose at most the faintest of their edges", () => {
    let kept = 0;
    for (const { image } of digits) {
      const canonical = canonicalize(image, 28, 28);
      const same = (pixel: number, original: number) =>
        Math.abs(pixel - original) <= 1 || (pixel === 0 && original < 16);
      if (canonical.every((pixel, i) => same(pixel, image[i]!))) kept++;
    }
    expect(kept).toBe(9989);
  });

  test("come back from being blown up, shifted, inverted and coloured", () => {
    const drawn = fc.record({
      index: fc.nat(9999),
      zoom: fc.integer({ min: 1, max: 12 }),
      left: fc.nat(60),
      top: fc.nat(60),
      dark: fc.boolean(),
      rgba: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ index, zoom, left, top, dark, rgba }) => {
        const { image } = digits.at(index);
        const { pixels, width, height } = blownUp(image, zoom, left, top);
        const seen = dark ? pixels.map((pixel) => 255 - pixel) : pixels;
        const canonical = canonicalize(rgba ? asRgba(seen) : seen, width, height);
        expect(canonical).toEqual(canonicalize(image, 28, 28));
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test("drawn in an odd size, lose only the sharpness of their edges, and move by a pixel at most", () => {
    for (let i = 0; i < 50; i++) {
      const { image } = digits.at(i);
      const zoomed = Uint8Array.from({ length: 101 * 101 }, (_, at) => {
        const [x, y] = [Math.floor(((at % 101) * 28) / 101), Math.floor((Math.floor(at / 101) * 28) / 101)];
        return image[y * 28 + x]!;
      });
      const canonical = canonicalize(zoomed, 101, 101);
      const total = image.reduce((sum, pixel) => sum + pixel, 0);
      const differences = [-29, -28, -27, -1, 0, 1, 27, 28, 29].map((step) =>
        canonical.reduce((sum, pixel, at) => sum + Math.abs(pixel - (image[at + step] ?? 0)), 0),
      );
      expect(Math.min(...differences) / total).toBeLessThan(0.15);
    }
  });
});

test("any drawing: a box of 20 × 20 at most, and its centre of mass within half a pixel of (14, 14) or at the image's edge", () => {
  const drawing = fc
    .record({ width: fc.integer({ min: 2, max: 60 }), height: fc.integer({ min: 2, max: 60 }) })
    .chain(({ width, height }) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        strokes: fc.array(fc.tuple(fc.nat(width - 1), fc.nat(height - 1), fc.integer({ min: 60, max: 255 })), {
          minLength: 1,
          maxLength: 40,
        }),
      }),
    );
  fc.assert(
    fc.property(drawing, ({ width, height, strokes }) => {
      const pixels = new Uint8Array(width * height);
      for (const [x, y, value] of strokes) pixels[y * width + x] = value;
      if (pixels.every((pixel) => pixel === pixels[0])) return;
      const image = canonicalize(pixels, width, height, { inverted: false });
      const at = [...image.keys()].filter((i) => image[i]! > 0);
      const [columns, rows] = [at.map((i) => i % 28), at.map((i) => Math.floor(i / 28))];
      expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(20);
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(20);
      const center = centerOf(image);
      [columns, rows].forEach((places, axis) => {
        const atEdge = Math.min(...places) === 0 || Math.max(...places) === 27;
        // Rounding pixels to bytes moves the centre by a few hundredths at most.
        if (!atEdge) expect(Math.abs(center[axis]! - 14)).toBeLessThan(0.55);
      });
    }),
    { seed: 4, numRuns: 300 },
  );
});

test("ink on transparent paper is found, dark or light", () => {
  const stroke = (ink: number) => {
    const pixels = new Uint8ClampedArray(40 * 40 * 4);
    for (let y = 8; y < 32; y++) pixels.set([ink, ink, ink, 255, ink, ink, ink, 255], (y * 40 + 20) * 4);
    return pixels;
  };
  const dark = canonicalize(stroke(0), 40, 40);
  expect(dark).toEqual(canonicalize(stroke(255), 40, 40));
  expect(dark.some((pixel) => pixel === 255)).toBe(true);
  expect(dark.filter((pixel) => pixel > 0).length).toBe(40);
});

test("paper need not be pure, and faint noise on it does not widen the crop", () => {
  const clean = new Uint8Array(60 * 60).fill(230);
  for (let y = 20; y < 40; y++) clean.fill(20, y * 60 + 25, y * 60 + 35);
  const noisy = clean.map((pixel, i) => (pixel === 230 ? 230 - (i % 7) : pixel));
  const [one, other] = [canonicalize(clean, 60, 60), canonicalize(noisy, 60, 60)];
  expect(one.reduce((most, pixel, i) => Math.max(most, Math.abs(pixel - other[i]!)), 0)).toBeLessThan(2);
});

test("inverted overrules what the frame says", () => {
  const pixels = new Uint8Array(100).fill(255);
  pixels.fill(0, 44, 46);
  expect(canonicalize(pixels, 10, 10)).toEqual(canonicalize(pixels, 10, 10, { inverted: true }));
  expect(canonicalize(pixels, 10, 10, { inverted: false })).not.toEqual(canonicalize(pixels, 10, 10));
});

test.each([
  ["an empty drawing", () => canonicalize(new Uint8Array(100), 10, 10), "EMPTY_DRAWING"],
  ["white paper", () => canonicalize(new Uint8Array(400).fill(255), 10, 10), "EMPTY_DRAWING"],
  ["transparent paper", () => canonicalize(new Uint8Array(400), 10, 10), "EMPTY_DRAWING"],
  [
    "noise",
    () =>
      canonicalize(
        Uint8Array.from({ length: 100 }, (_, i) => 240 + (i % 15)),
        10,
        10,
      ),
    "EMPTY_DRAWING",
  ],
  ["no width", () => canonicalize(new Uint8Array(0), 0, 10), "INVALID_ARGUMENT"],
  ["half a pixel", () => canonicalize(new Uint8Array(15), 1.5, 10), "INVALID_ARGUMENT"],
  ["two bytes per pixel", () => canonicalize(new Uint8Array(200), 10, 10), "SHAPE_MISMATCH"],
  ["floats", () => canonicalize(new Float32Array(100) as unknown as Uint8Array, 10, 10), "INVALID_ARGUMENT"],
])("refuses %s", async (_, action, code) => {
  expect((await errorOf(action)).code).toBe(code);
});
