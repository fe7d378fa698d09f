import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BitReader } from "./bit-reader.js";
import { BitWriter } from "./bit-writer.js";
import { codePixels } from "./code-pixels.js";

interface Images {
  readonly pixels: Uint8Array;
  readonly size: { readonly width: number; readonly height: number };
}

/** Images of any size, background and full ink more often than other pixels, as in drawings. */
const images: fc.Arbitrary<Images> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 5 }))
  .chain(([width, height, count]) => {
    const pixel = fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 0, max: 255 }));
    const length = width * height * count;
    return fc
      .array(pixel, { minLength: length, maxLength: length })
      .map((pixels) => ({ pixels: Uint8Array.from(pixels), size: { width, height } }));
  });

function written({ pixels, size }: Images): Uint8Array {
  const writer = new BitWriter();
  codePixels(pixels.slice(), size, writer);
  return writer.finish();
}

function read(bytes: Uint8Array, { pixels, size }: Images): Uint8Array {
  const found = new Uint8Array(pixels.length);
  codePixels(found, size, new BitReader(bytes));
  return found;
}

describe("images that are written", () => {
  test("are read back to the byte", () => {
    fc.assert(
      fc.property(images, (some) => {
        expect(read(written(some), some)).toEqual(some.pixels);
      }),
    );
  });

  test("are not changed by the writing", () => {
    const pixels = Uint8Array.of(0, 255, 7, 0);
    codePixels(pixels, { width: 2, height: 2 }, new BitWriter());
    expect(pixels).toEqual(Uint8Array.of(0, 255, 7, 0));
  });

  test("take next to nothing when they are empty", () => {
    expect(written({ pixels: new Uint8Array(78_400), size: { width: 28, height: 28 } }).length).toBeLessThan(20);
  });

  test("take hardly more than they have when they are noise", () => {
    const pixels = Uint8Array.from({ length: 78_400 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24);
    expect(written({ pixels, size: { width: 28, height: 28 } }).length).toBeLessThan(78_400 * 1.1);
  });
});

test("a bit of any probability is read as it was written", () => {
  const coded = fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(0, 1)));
  fc.assert(
    fc.property(coded, (bits) => {
      const writer = new BitWriter();
      for (const [probability, bit] of bits) writer.code(probability, bit);
      const reader = new BitReader(writer.finish());
      for (const [probability, bit] of bits) expect(reader.code(probability)).toBe(bit);
    }),
  );
});
