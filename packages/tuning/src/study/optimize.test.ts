import { expect, test } from "vitest";
import { createStudy, inMemory, nopPruner, randomSampler, type Trial, TrialPruned, type TrialRow } from "../index.js";

test("the best trial of a parabola is near its bottom, or its top when maximising", async () => {
  const low = await createStudy({ name: "low", direction: "minimize", sampler: randomSampler({ seed: 1 }) });
  await low.optimize((trial) => (trial.suggestFloat("x", -10, 10) - 2) ** 2, { trials: 100 });
  expect(low.bestParams.x).toBeCloseTo(2, 0);
  expect(low.bestValue).toBe(Math.min(...low.trials.map((row) => row.value ?? Number.NaN)));
  const high = await createStudy({ name: "high", direction: "maximize", sampler: randomSampler({ seed: 1 }) });
  await high.optimize((trial) => -((trial.suggestFloat("x", -10, 10) - 2) ** 2), { trials: 100 });
  expect(high.bestParams).toEqual(low.bestParams);
  expect(high.bestTrial.number).toBe(low.bestTrial.number);
});

test("of equal trials the first is the best, and failed ones do not count", async () => {
  const study = await createStudy({ direction: "maximize" });
  expect(() => study.bestTrial).toThrow(expect.objectContaining({ code: "NO_COMPLETE_TRIAL" }));
  const values = [Number.NaN, 1, 3, 3, 2];
  await study.optimize((trial) => values[trial.number] ?? 0, { trials: 5 });
  expect(study.bestTrial.number).toBe(2);
});

test("a returned NaN or no number at all makes the trial fail, infinity does not", async () => {
  const study = await createStudy();
  const values: unknown[] = [Number.NaN, undefined, "1", Number.POSITIVE_INFINITY];
  await study.optimize((trial) => values[trial.number] as number, { trials: 4 });
  expect(study.trials.map((row) => [row.state, row.value])).toEqual([
    ["FAIL", null],
    ["FAIL", null],
    ["FAIL", null],
    ["COMPLETE", Number.POSITIVE_INFINITY],
  ]);
  expect(study.trials[0]?.systemAttrs.fail_reason).toBe("The objective returned NaN, not a number.");
});

test("a pruned trial has its last report as value, unless that is NaN", async () => {
  const study = await createStudy();
  const reports = [[5, 4], [5, Number.NaN], []];
  await study.optimize(
    async (trial) => {
      for (const [step, value] of (reports[trial.number] ?? []).entries()) await trial.report(value, step);
      throw new TrialPruned();
    },
    { trials: 3 },
  );
  expect(study.trials.map((row) => [row.state, row.value])).toEqual([
    ["PRUNED", 4],
    ["PRUNED", null],
    ["PRUNED", null],
  ]);
});

test("the default pruner ends a trial that is worse than the median", async () => {
  const study = await createStudy({ direction: "maximize" });
  await study.optimize(
    async (trial) => {
      await trial.report(trial.number === 6 ? -1 : trial.number, 0);
      if (await trial.shouldPrune()) throw new TrialPruned();
      return trial.number;
    },
    { trials: 8 },
  );
  expect(study.trials.map((row) => row.state)).toEqual([...Array(6).fill("COMPLETE"), "PRUNED", "COMPLETE"]);
});

test("what the objective throws is recorded and ends the study", async () => {
  const study = await createStudy();
  const objective = (trial: Trial): number => {
    trial.suggestInt("n", 0, 9);
    if (trial.number === 2) throw new RangeError("too big");
    return 1;
  };
  await expect(study.optimize(objective, { trials: 5 })).rejects.toThrow(new RangeError("too big"));
  expect(study.trials.map((row) => row.state)).toEqual(["COMPLETE", "COMPLETE", "FAIL"]);
  expect(study.trials[2]?.systemAttrs).toEqual({ fail_reason: "RangeError: too big" });
  expect(Object.keys(study.trials[2]?.params ?? {})).toEqual(["n"]);
});

test("errors that catch accepts do not end the study", async () => {
  const all = await createStudy();
  await all.optimize(() => Promise.reject(new Error("x")), { trials: 3, catch: true });
  expect(all.trials.map((row) => row.state)).toEqual(["FAIL", "FAIL", "FAIL"]);
  const some = await createStudy();
  const objective = (trial: Trial): number => {
    throw trial.number === 0 ? new RangeError("x") : new TypeError("y");
  };
  const caught = (error: unknown): boolean => error instanceof RangeError;
  await expect(some.optimize(objective, { trials: 3, catch: caught })).rejects.toThrow(TypeError);
  expect(some.trials.length).toBe(2);
});

test("onTrial sees every finished trial in turn, and can end the study", async () => {
  const study = await createStudy();
  const seen: TrialRow[] = [];
  const onTrial = (row: TrialRow): void => {
    seen.push(row);
    if (seen.length === 3) throw new Error("enough");
  };
  await expect(study.optimize((trial) => trial.number, { trials: 9, onTrial })).rejects.toThrow("enough");
  expect(seen).toEqual(study.trials);
  expect(seen.map((row) => row.value)).toEqual([0, 1, 2]);
});

test("as many trials run at a time as asked for, with distinct numbers", async () => {
  const study = await createStudy({ pruner: nopPruner() });
  let running = 0;
  let most = 0;
  await study.optimize(
    async (trial) => {
      most = Math.max(most, ++running);
      await trial.report(1, 0);
      await trial.shouldPrune();
      running--;
      return trial.number;
    },
    { trials: 10, concurrency: 3 },
  );
  expect(most).toBe(3);
  expect(study.trials.map((row) => row.value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("after an error the trials that run beside it are finished, and no others start", async () => {
  const study = await createStudy();
  const objective = async (trial: Trial): Promise<number> => {
    if (trial.number === 1) throw new Error("x");
    await trial.report(1, 0);
    return 1;
  };
  await expect(study.optimize(objective, { trials: 10, concurrency: 2 })).rejects.toThrow("x");
  expect(study.trials.map((row) => row.state)).toEqual(["COMPLETE", "FAIL"]);
});

test("after the timeout no further trial starts", async () => {
  const study = await createStudy();
  await study.optimize(() => new Promise((resolve) => setTimeout(resolve, 30, 1)), { timeout: 20 });
  expect(study.trials.map((row) => row.state)).toEqual(["COMPLETE"]);
});

test("zero trials are no trials", async () => {
  const study = await createStudy();
  await study.optimize(() => 1, { trials: 0 });
  expect(study.trials).toEqual([]);
});

test("options that make no sense are refused before anything starts", async () => {
  const storage = inMemory();
  const study = await createStudy({ storage });
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  for (const options of [{}, { trials: -1 }, { trials: 1.5 }, { trials: 1, concurrency: 0 }, { timeout: 0 }]) {
    await expect(study.optimize(() => 1, options)).rejects.toThrow(invalid);
  }
  expect(await storage.read(1)).toEqual([]);
});
