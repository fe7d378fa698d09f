import fc from "fast-check";
import { expect, test } from "vitest";
import { float16Bits } from "./float16.js";

/** The number that 16 bits stand for, by the definition in IEEE 754. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const all = Array.from({ length: 0x10000 }, (_, bits) => bits);

test("every half precision number is its own nearest one", () => {
  const wrong = all.filter((bits) => {
    const found = float16Bits(half(bits));
    return Number.isNaN(half(bits)) ? !Number.isNaN(half(found)) : found !== bits;
  });
  expect(wrong).toEqual([]);
});

test("any float32 becomes the nearest one, the even one of two that are as near", () => {
  const finite = all.filter((bits) => bits < 0x7c00);
  /** The slow search: the distance to each of them. */
  const nearest = (value: number): number => {
    let best = 0;
    for (const bits of finite) {
      const [distance, least] = [Math.abs(half(bits) - value), Math.abs(half(best) - value)];
      if (distance < least || (distance === least && bits % 2 === 0)) best = bits;
    }
    return best;
  };
  const near = fc
    .tuple(fc.integer({ min: 0, max: 0x7bfe }), fc.constantFrom(0, 0.25, 0.5, 0.501, 0.75))
    .map(([bits, part]) => Math.fround(half(bits) + part * (half(bits + 1) - half(bits))));
  fc.assert(
    fc.property(near, (value) => {
      expect(float16Bits(value)).toBe(nearest(value));
      expect(float16Bits(-value)).toBe(nearest(value) | 0x8000);
    }),
    { seed: 5, numRuns: 60 },
  );
});

test("what lies beyond becomes infinite from the middle to the next one on", () => {
  expect([65_504, 65_519, 65_520, 1e9, -1e9].map(float16Bits)).toEqual([0x7bff, 0x7bff, 0x7c00, 0x7c00, 0xfc00]);
});
