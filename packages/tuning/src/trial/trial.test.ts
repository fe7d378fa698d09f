import { expect, expectTypeOf, test, vi } from "vitest";
import { createStudy, inMemory, type JournalStore, loadStudy, type Sampler, type Trial } from "../index.js";

test("suggestions have the types of what is suggested", async () => {
  const trial = await (await createStudy()).ask();
  expectTypeOf(trial.suggestCategorical("pooling", ["max", "average"])).toEqualTypeOf<"max" | "average">();
  expectTypeOf(trial.suggestCategorical("units", [32, 64, null])).toEqualTypeOf<32 | 64 | null>();
  expectTypeOf(trial.suggestInt("n", 0, 1)).toEqualTypeOf<number>();
  expect(Object.keys(trial.params)).toEqual(["pooling", "units", "n"]);
});

test("the same name gives the same value again, and only for the same distribution", async () => {
  const trial = await (await createStudy()).ask();
  expect(trial.suggestFloat("x", 0, 1)).toBe(trial.suggestFloat("x", 0, 1));
  expect(trial.suggestCategorical("c", [1, "a", null])).toBe(trial.suggestCategorical("c", [1, "a", null]));
  const conflict = expect.objectContaining({ code: "DISTRIBUTION_CONFLICT" });
  expect(() => trial.suggestFloat("x", 0, 2)).toThrow(conflict);
  expect(() => trial.suggestInt("x", 0, 1)).toThrow(conflict);
  expect(() => trial.suggestCategorical("c", ["a", 1, null])).toThrow(conflict);
});

test("a parameter with one value is not sampled", async () => {
  const sample = vi.fn();
  const trial = await (await createStudy({ sampler: { name: "never", sample } })).ask();
  expect([trial.suggestInt("n", 3, 3), trial.suggestCategorical("c", [null])]).toEqual([3, null]);
  expect(sample).not.toHaveBeenCalled();
});

test("a sampler sees the study, the trial and what was suggested before", async () => {
  const sample = vi.fn<Sampler["sample"]>(() => 1);
  const study = await createStudy({ sampler: { name: "one", sample } });
  const trial = await study.ask();
  trial.suggestInt("a", 0, 2);
  trial.suggestInt("b", 0, 2);
  expect(sample).toHaveBeenLastCalledWith({
    study,
    trialNumber: 0,
    params: { a: 1 },
    name: "b",
    distribution: { type: "int", low: 0, high: 2, log: false, step: 1 },
  });
});

test("a sampler that proposes something else is found out", async () => {
  const trial = await (await createStudy({ sampler: { name: "wild", sample: () => 7 } })).ask();
  const wrong = expect.objectContaining({ code: "INVALID_SAMPLE", message: expect.stringContaining('"wild"') });
  expect(() => trial.suggestFloat("x", 0, 1)).toThrow(wrong);
  expect(() => trial.suggestCategorical("c", ["a", "b"])).toThrow(wrong);
  expect(trial.params).toEqual({});
});

test("suggestions and attributes are in the record, in order, when the trial is finished", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "s", storage });
  const trial = await study.ask();
  trial.suggestFloat("x", 0, 1);
  trial.setUserAttr("a", { b: [1, Number.NaN] });
  trial.suggestInt("n", 0, 9);
  await trial.report(0.5, 3);
  await study.tell(trial, 1);
  expect((await storage.read(2)).map((operation) => operation.op_code)).toEqual([5, 8, 5, 7, 6]);
  const [row] = (await loadStudy({ storage })).trials;
  expect(row).toMatchObject({
    params: trial.params,
    userAttrs: { a: { b: [1, Number.NaN] } },
    intermediateValues: { 3: 0.5 },
  });
});

test("what a trial suggests shows in the record while the objective waits for something", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "s", storage });
  (await study.ask()).suggestInt("n", 0, 9);
  const reader = await loadStudy({ storage });
  while (Object.keys(reader.trials[0]?.params ?? {}).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await reader.sync();
  }
  expect(reader.trials[0]?.state).toBe("RUNNING");
});

test("the first report of a step stands", async () => {
  const study = await createStudy();
  const trial = await study.ask();
  await trial.report(1, 0);
  await trial.report(2, 0);
  expect(study.trials[0]?.intermediateValues).toEqual({ 0: 1 });
});

test("reports, names and attributes that make no sense are refused and not recorded", async () => {
  const storage = inMemory();
  const study = await createStudy({ storage });
  const trial = await study.ask();
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  await expect(trial.report(1, -1)).rejects.toThrow(invalid);
  await expect(trial.report(1, 0.5)).rejects.toThrow(invalid);
  await expect(trial.report("1" as unknown as number, 0)).rejects.toThrow(invalid);
  expect(() => trial.suggestInt(3 as unknown as string, 0, 1)).toThrow(invalid);
  expect(() => trial.suggestFloat("x", 1, 0)).toThrow(invalid);
  expect(() => trial.setUserAttr("a", (() => 1) as unknown as number)).toThrow(invalid);
  await study.tell(trial, 1);
  expect((await storage.read(2)).map((operation) => operation.op_code)).toEqual([6]);
});

test("a finished trial refuses everything", async () => {
  const study = await createStudy();
  const trial = await study.ask();
  trial.suggestInt("n", 0, 9);
  await study.tell(trial, 1);
  const over = expect.objectContaining({ code: "TRIAL_NOT_RUNNING" });
  expect(() => trial.suggestInt("n", 0, 9)).toThrow(over);
  expect(() => trial.setUserAttr("a", 1)).toThrow(over);
  await expect(trial.report(1, 0)).rejects.toThrow(over);
  await expect(trial.shouldPrune()).rejects.toThrow(over);
});

/** A store whose next appends can be made to fail. */
function fragile(): JournalStore & { failures: number } {
  const store = inMemory();
  const self = {
    ...store,
    failures: 0,
    async append(operations: Parameters<JournalStore["append"]>[0]): Promise<void> {
      if (self.failures-- > 0) throw new Error("disk full");
      await store.append(operations);
    },
  };
  return self;
}

test("a suggestion that could not be written is reported by every later call that waits", async () => {
  const storage = fragile();
  const study = await createStudy({ storage });
  const trial = await study.ask();
  storage.failures = 1;
  trial.suggestInt("n", 0, 9);
  await expect(trial.report(1, 0)).rejects.toThrow("disk full");
  await expect(trial.report(1, 1)).rejects.toThrow("disk full");
  await expect(study.tell(trial, 1)).rejects.toThrow("disk full");
  expect(study.trials[0]).toMatchObject({ state: "RUNNING", params: {}, intermediateValues: {} });
});

test("a trial of which something could not be written is recorded as failed, and the study ends", async () => {
  const storage = fragile();
  const study = await createStudy({ storage });
  const objective = (trial: Trial): number => {
    storage.failures = 1;
    return trial.suggestInt("n", 0, 9);
  };
  await expect(study.optimize(objective, { trials: 3 })).rejects.toThrow("disk full");
  expect(study.trials.map((row) => row.state)).toEqual(["FAIL"]);
  expect(study.trials[0]?.systemAttrs.fail_reason).toContain("disk full");
});

test("a distribution that another process used meanwhile is a conflict, and the trial fails", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "s", storage });
  const other = await loadStudy({ storage });
  const optimizing = study.optimize(
    async (trial) => {
      const rival = await other.ask();
      rival.suggestFloat("x", 0, 1);
      await other.tell(rival, 1);
      return trial.suggestInt("x", 0, 1);
    },
    { trials: 1 },
  );
  await expect(optimizing).rejects.toThrow(expect.objectContaining({ code: "DISTRIBUTION_CONFLICT" }));
  expect(study.trials.map((row) => [row.state, row.value])).toEqual([
    ["FAIL", null],
    ["COMPLETE", 1],
  ]);
});
