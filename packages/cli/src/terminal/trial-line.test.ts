import type { TrialRow } from "@mnistlab/tuning";
import { expect, test } from "vitest";
import { trialLine } from "./trial-line.js";

const row: TrialRow = {
  number: 3,
  state: "COMPLETE",
  value: 0.95,
  values: [0.95],
  params: { filters: 8, learningRate: 0.00123456, pooling: "max" },
  distributions: {},
  intermediateValues: {},
  datetimeStart: null,
  datetimeComplete: null,
  userAttrs: {},
  systemAttrs: {},
};

test("a trial is one line; lines of a study stand in columns", () => {
  expect(trialLine(row, 20)).toBe("trial  3  complete  0.9500  filters 8, learningRate 0.00123, pooling max");
  expect(trialLine({ ...row, number: 12, state: "FAIL", value: null }, 20)).toBe(
    "trial 12  fail              filters 8, learningRate 0.00123, pooling max",
  );
});
