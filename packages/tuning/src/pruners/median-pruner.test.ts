import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Direction } from "../study/direction.js";
import type { TrialRow } from "../trial/trial-row.js";
import type { TrialState } from "../trial/trial-state.js";
import { medianPruner } from "./median-pruner.js";

type Reports = readonly (readonly [step: number, value: number | "nan" | "inf" | "-inf"])[];
type Case = [Direction, [number, number, number, number], Reports[], Reports, boolean];

/** Situations drawn at random, with what Optuna 5's `MedianPruner` decides. */
const cases = JSON.parse(
  readFileSync(new URL("./fixtures/optuna-median-pruner.json", import.meta.url), "utf8"),
) as Case[];

const words = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY };

function row(number: number, state: TrialState, reports: Reports): TrialRow {
  return {
    number,
    state,
    value: null,
    values: null,
    params: {},
    distributions: {},
    intermediateValues: Object.fromEntries(
      reports.map(([step, value]) => [step, typeof value === "string" ? words[value] : value]),
    ),
    datetimeStart: null,
    datetimeComplete: null,
    userAttrs: {},
    systemAttrs: {},
  };
}

test("prunes what Optuna's MedianPruner prunes, and nothing else", () => {
  expect(cases.filter(([, , , , pruned]) => pruned).length).toBeGreaterThan(30);
  for (const [direction, [nStartupTrials, nWarmupSteps, intervalSteps, nMinTrials], others, reports, pruned] of cases) {
    const pruner = medianPruner({ nStartupTrials, nWarmupSteps, intervalSteps, nMinTrials });
    const complete = others.map((other, number) => row(number, "COMPLETE", other));
    const trial = row(others.length, "RUNNING", reports);
    const study = { name: "s", directions: [direction], trials: [...complete, trial] };
    expect(pruner.prune(study, trial), JSON.stringify([direction, others, reports])).toBe(pruned);
  }
});

test("trials that are not complete are no yardstick", () => {
  const pruner = medianPruner({ nStartupTrials: 0 });
  const others = (["RUNNING", "PRUNED", "FAIL", "WAITING"] as const).map((state, i) => row(i, state, [[0, 1]]));
  const trial = row(4, "RUNNING", [[0, 9]]);
  expect(pruner.prune({ name: "s", directions: ["minimize"], trials: [...others, trial] }, trial)).toBe(false);
});

test("options out of range are refused", () => {
  const code = "INVALID_ARGUMENT";
  expect(() => medianPruner({ nStartupTrials: -1 })).toThrow(expect.objectContaining({ code }));
  expect(() => medianPruner({ nWarmupSteps: 0.5 })).toThrow(expect.objectContaining({ code }));
  expect(() => medianPruner({ intervalSteps: 0 })).toThrow(expect.objectContaining({ code }));
  expect(() => medianPruner({ nMinTrials: 0 })).toThrow(expect.objectContaining({ code }));
});
