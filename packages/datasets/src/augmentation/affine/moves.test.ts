import { expect, test } from "vitest";
import type { AffineStep } from "../augmentation-step.js";
import { randomStream } from "../random/random-stream.js";
import { rotate } from "./rotate.js";
import { scale } from "./scale.js";
import { shear } from "./shear.js";
import { shift } from "./shift.js";

/** 2000 draws of a number that a move is made of. */
function drawn(step: AffineStep, number: (map: ReturnType<AffineStep["draw"]>) => number): number[] {
  const random = randomStream(1);
  return Array.from({ length: 2000 }, (_, index) => {
    random.seek(0, index);
    return number(step.draw(random));
  });
}

const degrees = (radians: number) => (radians * 180) / Math.PI;

test.each<[string, number[], number, number]>([
  ["shift to the right", drawn(shift(3), ({ x0 }) => x0), -3, 3],
  ["shift down", drawn(shift(3), ({ y0 }) => y0), -3, 3],
  ["angle of a rotation", drawn(rotate(25), ({ xx, xy }) => degrees(Math.atan2(xy, xx))), -25, 25],
  ["any angle", drawn(rotate(180), ({ xx, xy }) => degrees(Math.atan2(xy, xx))), -180, 180],
  ["factor of a scaling", drawn(scale(0.2), ({ xx }) => xx), 0.8, 1.2],
  ["angle of a shear", drawn(shear(20), ({ xy }) => degrees(Math.atan(xy))), -20, 20],
])("the %s fills its range evenly", (_, numbers, least, most) => {
  const shares = numbers.map((number) => (number - least) / (most - least));
  expect(Math.min(...shares)).toBeGreaterThan(-1e-12);
  expect(Math.min(...shares)).toBeLessThan(0.01);
  expect(Math.max(...shares)).toBeLessThan(1 + 1e-12);
  expect(Math.max(...shares)).toBeGreaterThan(0.99);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.5, 1);
});

test("a rotation keeps lengths, a scaling keeps angles", () => {
  for (const spread of drawn(
    rotate(90),
    ({ xx, xy, yx, yy }) => Math.hypot(xx, yx) + Math.hypot(xy, yy) + xx * xy + yx * yy,
  )) {
    expect(spread).toBeCloseTo(2, 12);
  }
  for (const difference of drawn(scale(0.5), ({ xx, yy, xy, yx }) => Math.abs(xx - yy) + Math.abs(xy) + Math.abs(yx))) {
    expect(difference).toBe(0);
  }
});
