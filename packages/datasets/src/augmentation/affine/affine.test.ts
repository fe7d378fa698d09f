import fc from "fast-check";
import { expect, test } from "vitest";
import { type Affine, compose, identity, inverse } from "./affine.js";

const number = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
const affine = fc.record({ xx: number, xy: number, yx: number, yy: number, x0: number, y0: number });
const at = ({ xx, xy, yx, yy, x0, y0 }: Affine, [x, y]: readonly [number, number]) =>
  [xx * x + xy * y + x0, yx * x + yy * y + y0] as const;

test("compose is one map after the other, and the inverse takes every point back", () => {
  fc.assert(
    fc.property(affine, affine, fc.tuple(number, number), (first, second, point) => {
      const [x, y] = at(compose(first, second), point);
      const stepwise = at(second, at(first, point));
      expect(x).toBeCloseTo(stepwise[0], 9);
      expect(y).toBeCloseTo(stepwise[1], 9);
      expect(compose(first, identity)).toEqual(first);
      if (Math.abs(first.xx * first.yy - first.xy * first.yx) < 0.1) return;
      const back = at(inverse(first), at(first, point));
      expect(back[0]).toBeCloseTo(point[0], 9);
      expect(back[1]).toBeCloseTo(point[1], 9);
    }),
    { seed: 9, numRuns: 200 },
  );
});
