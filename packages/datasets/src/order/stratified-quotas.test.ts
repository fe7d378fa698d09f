import fc from "fast-check";
import { expect, test } from "vitest";
import { stratifiedQuotas } from "./stratified-quotas.js";

test("sums to the size and keeps each class less than one away from its exact share", () => {
  const drawn = fc
    .array(fc.nat(7000), { minLength: 1, maxLength: 12 })
    .chain((counts) => fc.tuple(fc.constant(counts), fc.nat(counts.reduce((sum, n) => sum + n, 0))));
  fc.assert(
    fc.property(drawn, ([counts, size]) => {
      const quotas = stratifiedQuotas(counts, size);
      const total = counts.reduce((sum, n) => sum + n, 0);
      expect(quotas.reduce((sum, n) => sum + n, 0)).toBe(size);
      counts.forEach((count, k) => {
        expect(quotas[k]).toBeLessThanOrEqual(count);
        if (total > 0) expect(Math.abs(quotas[k]! - (count * size) / total)).toBeLessThan(1);
      });
    }),
    { seed: 2, numRuns: 200 },
  );
});

test("gives the sample that rounding left over to the class that lost most", () => {
  expect(stratifiedQuotas([5, 3, 2], 4)).toEqual([2, 1, 1]);
  expect(stratifiedQuotas([5, 5], 3)).toEqual([2, 1]);
});
