import fc from "fast-check";
import { expect, test } from "vitest";
import { categoricalDistribution } from "../distributions/categorical-distribution.js";
import type { Distribution, ParamValue } from "../distributions/distribution.js";
import { floatDistribution } from "../distributions/float-distribution.js";
import { intDistribution } from "../distributions/int-distribution.js";
import { toInternal } from "../distributions/internal-value.js";
import { randomSampler } from "./random-sampler.js";

const study = { name: "s", directions: ["minimize"] as const, trials: [] };

function sample(seed: number, trialNumber: number, name: string, distribution: Distribution): ParamValue {
  return randomSampler({ seed }).sample({ study, trialNumber, params: {}, name, distribution });
}

function samples(count: number, distribution: Distribution): number[] {
  return Array.from({ length: count }, (_, number) => sample(1, number, "x", distribution) as number);
}

test("seed, trial number and name decide the value, and each of them matters", () => {
  const d = floatDistribution(0, 1);
  expect(sample(7, 3, "x", d)).toBe(sample(7, 3, "x", d));
  const others = [sample(8, 3, "x", d), sample(7, 4, "x", d), sample(7, 3, "y", d), sample(7 + 2 ** 32, 3, "x", d)];
  expect(new Set([sample(7, 3, "x", d), ...others]).size).toBe(5);
});

test("values never change between versions", () => {
  expect(sample(7, 0, "x", floatDistribution(0, 1))).toBe(0.2267349281970371);
  expect(sample(7, 0, "lr", floatDistribution(1e-5, 1e-1, { log: true }))).toBe(0.000015881638091184023);
  expect(sample(7, 0, "n", intDistribution(0, 1000))).toBe(145);
});

test("every value lies in its distribution", () => {
  const bound = fc.double({ noNaN: true, noDefaultInfinity: true });
  const distribution = fc.oneof(
    fc.tuple(bound, bound).map(([a, b]) => floatDistribution(Math.min(a, b), Math.max(a, b))),
    fc
      .tuple(bound, bound)
      .map(([a, b]) => [Math.abs(a) + 1e-300, Math.abs(b) + 1e-300])
      .map(([a = 1, b = 1]) => floatDistribution(Math.min(a, b), Math.max(a, b), { log: true })),
    fc
      .tuple(fc.integer(), fc.nat(), fc.integer({ min: 1, max: 1e6 }))
      .map(([low, width, step]) => floatDistribution(low / 8, (low + width) / 8, { step: step / 1000 })),
    fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1e9 }))
      .map(([low, step]) => intDistribution(Math.trunc(low / 4), Math.trunc(low / 4) + 2 ** 51, { step })),
    fc.nat(1e6).map((width) => intDistribution(1, 1 + width, { log: true })),
    fc.array(fc.string(), { minLength: 1 }).map(categoricalDistribution),
  );
  const property = fc.property(distribution, fc.nat(), (d, number) => {
    expect(toInternal(d, sample(3, number, "p", d))).not.toBeNaN();
  });
  fc.assert(property, { seed: 3, numRuns: 500 });
});

test("floats are uniform, in the logarithm where asked", () => {
  const linear = samples(4000, floatDistribution(-2, 2));
  expect(linear.filter((x) => x < -1).length / 4000).toBeCloseTo(0.25, 1);
  const log = samples(4000, floatDistribution(1e-4, 1, { log: true }));
  for (const decade of [1e-3, 1e-2, 1e-1]) {
    const share = log.filter((x) => x < decade).length / 4000;
    expect(Math.abs(share - (4 + Math.log10(decade)) / 4)).toBeLessThan(0.03);
  }
});

test("integers, steps and choices come up equally often", () => {
  for (const d of [
    intDistribution(8, 32, { step: 8 }),
    floatDistribution(0, 0.3, { step: 0.1 }),
    categoricalDistribution([1, 2, 3, 4]),
  ]) {
    const counts = new Map<number, number>();
    for (const x of samples(4000, d)) counts.set(x, (counts.get(x) ?? 0) + 1);
    expect(counts.size).toBe(4);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  }
});

test("integers on a log scale share the logarithm of n ± 1/2", () => {
  const values = samples(4000, intDistribution(1, 4, { log: true }));
  for (const n of [1, 2, 3, 4]) {
    const expected = Math.log((n + 0.5) / (n - 0.5)) / Math.log(4.5 / 0.5);
    expect(Math.abs(values.filter((x) => x === n).length / 4000 - expected)).toBeLessThan(0.03);
  }
});

test("a seed must be a safe integer", () => {
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  expect(() => randomSampler({ seed: 0.5 })).toThrow(invalid);
  expect(() => randomSampler({ seed: Number.NaN })).toThrow(invalid);
});
