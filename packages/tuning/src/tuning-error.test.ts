import { expect, test } from "vitest";
import { TrialPruned } from "./trial/trial-pruned.js";
import { TuningError } from "./tuning-error.js";

test("an error of another installed copy is recognised", () => {
  const copy = Object.defineProperty(new Error("x"), Symbol.for("mnistlab.TuningError"), { value: true });
  expect(TuningError.isInstance(copy)).toBe(true);
  expect(TuningError.isInstance(new TuningError("STUDY_EXISTS", "x"))).toBe(true);
  expect(TuningError.isInstance(new Error("x"))).toBe(false);
  expect(TuningError.isInstance(null)).toBe(false);
});

test("code, message and cause are kept", () => {
  const cause = new Error("disk full");
  const error = new TuningError("STORAGE_FAILED", "[tuning] no", { cause });
  expect(error).toMatchObject({ name: "TuningError", code: "STORAGE_FAILED", message: "[tuning] no", cause });
});

test("TrialPruned of another installed copy is recognised, a TuningError is not one", () => {
  const copy = Object.defineProperty(new Error("x"), Symbol.for("mnistlab.TrialPruned"), { value: true });
  expect(TrialPruned.isInstance(copy)).toBe(true);
  expect(TrialPruned.isInstance(new TrialPruned())).toBe(true);
  expect(TrialPruned.isInstance(new TuningError("STUDY_EXISTS", "x"))).toBe(false);
});
