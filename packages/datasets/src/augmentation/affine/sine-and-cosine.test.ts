import fc from "fast-check";
import { expect, test } from "vitest";
import { sineAndCosine } from "./sine-and-cosine.js";

test("differs from the engine's by less than 2e-15", () => {
  for (let i = -7200; i <= 7200; i++) {
    const degrees = i / 10;
    const { sine, cosine } = sineAndCosine(degrees);
    // Half of the difference is the reference's: radians are rounded before Math.sin sees them.
    const radians = ((((degrees % 360) + 540) % 360) - 180) * (Math.PI / 180);
    expect(Math.abs(sine - Math.sin(radians))).toBeLessThan(2e-15);
    expect(Math.abs(cosine - Math.cos(radians))).toBeLessThan(2e-15);
  }
});

test("is exact at quarter turns", () => {
  const values = [-180, -90, 0, 90, 180, 270, 360].map(sineAndCosine);
  expect(values.map(({ sine }) => sine + 0)).toEqual([0, -1, 0, 1, 0, -1, 0]);
  expect(values.map(({ cosine }) => cosine + 0)).toEqual([-1, 0, 1, 0, -1, 0, 1]);
});

test("squares sum to one", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (degrees) => {
      const { sine, cosine } = sineAndCosine(degrees);
      expect(Math.abs(sine * sine + cosine * cosine - 1)).toBeLessThan(1e-15);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("gives these bits, in every engine", () => {
  const { sine, cosine } = sineAndCosine(10);
  expect([sine, cosine]).toEqual([0.17364817766693036, 0.984807753012208]);
});
