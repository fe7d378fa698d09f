import fc from "fast-check";
import { expect, test } from "vitest";
import { cosineOfPi } from "./cosine.js";
import { cosineDecay } from "./cosine-decay.js";
import type { LearningRateSchedule } from "./learning-rate-schedule.js";
import { oneCycle } from "./one-cycle.js";
import { stepDecay } from "./step-decay.js";
import { warmUp } from "./warm-up.js";

/** What a schedule says for each step of a training. */
function rates(schedule: LearningRateSchedule, epochs: number, stepsPerEpoch: number, initial = 1): number[] {
  const steps = epochs * stepsPerEpoch;
  return Array.from({ length: steps }, (_, step) =>
    schedule({ step, steps, epoch: Math.floor(step / stepsPerEpoch) + 1, epochs, stepsPerEpoch, initial }),
  );
}

test("the cosine is that of Math, within three units of the last place", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => {
      expect(Math.abs(cosineOfPi(t) - Math.cos(Math.PI * t))).toBeLessThan(4e-16);
    }),
  );
  expect([0, 0.5, 1].map(cosineOfPi)).toEqual([1, expect.closeTo(0, 15), -1]);
});

test("the cosine has these bits in every engine", () => {
  const bits = new BigUint64Array(Float64Array.from([0.1, 0.3, 0.7, 0.9], cosineOfPi).buffer);
  expect(Array.from(bits, (word) => word.toString(16))).toMatchInlineSnapshot(`
    [
      "3fee6f0e134454ff",
      "3fe2cf2304755a5e",
      "bfe2cf2304755a5e",
      "bfee6f0e13445500",
    ]
  `);
});

test("cosine decay starts at the optimizer's rate, passes its middle half-way and ends above the minimum", () => {
  const values = rates(cosineDecay({ minimum: 0.2 }), 2, 4);
  expect(values[0]).toBe(1);
  expect(values[4]).toBeCloseTo(0.6, 15);
  values.forEach((value, step) => {
    expect(value).toBeCloseTo(0.2 + 0.4 * (1 + Math.cos((Math.PI * step) / 8)), 14);
  });
  expect(rates(cosineDecay({ steps: 4 }), 2, 4).slice(4)).toEqual([0, 0, 0, 0]);
});

test("one cycle rises to its maximum and falls to almost nothing", () => {
  // torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=10): phases end at 0.3 · 10 − 1 = 2 and at 9.
  const values = rates(oneCycle(), 5, 2);
  expect(values[0]).toBeCloseTo(0.04, 15);
  expect(values[1]).toBeCloseTo(0.52, 15);
  expect(values[2]).toBe(1);
  expect(values[9]).toBeCloseTo(0.04 / 1e4, 15);
  for (let i = 3; i < 10; i++) expect(values[i]).toBeLessThan(values[i - 1]!);
  expect(Math.max(...rates(oneCycle({ maximum: 3 }), 10, 10))).toBe(3);
  expect(rates(oneCycle(), 1, 1)).toEqual([1]);
});

test("step decay multiplies after every so many epochs", () => {
  expect(rates(stepDecay({ epochs: 2, factor: 0.5 }), 5, 1)).toEqual([1, 1, 0.5, 0.5, 0.25]);
  expect(rates(stepDecay({ epochs: 1 }), 2, 2, 0.3)).toEqual([0.3, 0.3, 0.3 * 0.1, 0.3 * 0.1]);
});

test("a warm-up rises to what the schedule says", () => {
  const constant: LearningRateSchedule = ({ initial }) => initial;
  expect(rates(warmUp(constant, { steps: 4 }), 1, 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
});

test("options out of their range are errors", () => {
  for (const make of [
    () => stepDecay({ epochs: 0 }),
    () => stepDecay({ epochs: 1, factor: Number.NaN }),
    () => cosineDecay({ minimum: -1 }),
    () => cosineDecay({ steps: 0.5 }),
    () => oneCycle({ rise: 1 }),
    () => oneCycle({ maximum: 0 }),
    () => warmUp(({ initial }) => initial, { steps: 0 }),
  ]) {
    expect(make).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  }
});
