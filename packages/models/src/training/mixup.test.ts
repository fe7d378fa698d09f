import fc from "fast-check";
import { expect, test } from "vitest";
import { drawMix, mixRows } from "./mixup.js";
import { power } from "./power.js";

test("the power is that of Math, to a relative error of 1e-12", () => {
  const fractions = fc.double({ min: 1e-10, max: 1, noNaN: true });
  fc.assert(
    fc.property(fractions, fc.double({ min: 0.1, max: 20, noNaN: true }), (x, y) => {
      const expected = x ** y;
      expect(Math.abs(power(x, y) - expected)).toBeLessThanOrEqual(1e-12 * expected);
    }),
  );
  expect(power(1, 5)).toBe(1);
});

test("the power has these bits in every engine", () => {
  const values = Float64Array.from([0.1, 0.5, 0.9, 0.999], (x) => power(x, 1 / 0.3));
  expect(Array.from(new BigUint64Array(values.buffer), (word) => word.toString(16))).toMatchInlineSnapshot(`
    [
      "3f3e6b4b396428ea",
      "3fb965fea53d6e3b",
      "3fe685df28559d04",
      "3fefe4b9a5326224",
    ]
  `);
});

test.each([0.2, 0.4, 1, 2])("shares have the mean and the variance of Beta(%d, %d)", (alpha) => {
  const shares = Array.from({ length: 4000 }, (_, i) => drawMix(alpha, 1, 7, i).share);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(Math.abs(variance * 4 * (2 * alpha + 1) - 1)).toBeLessThan(0.1);
});

test("partners are a permutation, and every row is mixed with its partner's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (size, place) => {
      const mix = drawMix(0.4, size, 3, place);
      expect([...mix.partners].sort((a, b) => a - b)).toEqual([...mix.partners.keys()]);
      const rows = Uint8Array.from({ length: size * 5 }, (_, i) => (i * 37) % 256);
      const mixed = mixRows(rows, mix);
      for (let row = 0; row < size; row++) {
        for (let i = 0; i < 5; i++) {
          const other = rows[mix.partners[row]! * 5 + i]!;
          const exact = mix.share * rows[row * 5 + i]! + (1 - mix.share) * other;
          expect(Math.abs(mixed[row * 5 + i]! - exact)).toBeLessThanOrEqual(0.5);
        }
      }
    }),
  );
});
