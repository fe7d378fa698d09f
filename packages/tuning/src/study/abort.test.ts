import { expect, test } from "vitest";
import { createStudy, inMemory, loadStudy, type Trial } from "../index.js";

test("an aborted study records the running trial as failed and rejects with the reason", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "a", storage });
  const controller = new AbortController();
  const reason = new Error("Ctrl-C");
  const objective = async (trial: Trial): Promise<number> => {
    const x = trial.suggestFloat("x", 0, 1);
    for (let step = 0; step < 3; step++) {
      await trial.report(x, step);
      if (trial.number === 2 && step === 1) controller.abort(reason);
    }
    return x;
  };
  await expect(study.optimize(objective, { signal: controller.signal })).rejects.toBe(reason);
  const { trials } = await loadStudy({ storage });
  expect(trials.map((row) => row.state)).toEqual(["COMPLETE", "COMPLETE", "FAIL"]);
  expect(trials[2]?.systemAttrs).toEqual({ fail_reason: "aborted: Error: Ctrl-C" });
  expect(Object.keys(trials[2]?.intermediateValues ?? {})).toEqual(["0", "1"]);
  expect(Object.keys(trials[2]?.params ?? {})).toEqual(["x"]);
});

test("the record says FAIL at once, even while the objective goes on", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "a", storage });
  const controller = new AbortController();
  let finish = (_value: number): void => undefined;
  const objective = (): Promise<number> => new Promise((resolve) => (finish = resolve));
  const optimizing = study.optimize(objective, { trials: 5, signal: controller.signal });
  const reader = await loadStudy({ storage });
  while (reader.trials.length === 0) await reader.sync();
  controller.abort();
  while (reader.trials[0]?.state === "RUNNING") await reader.sync();
  expect(reader.trials[0]?.state).toBe("FAIL");
  finish(1);
  await expect(optimizing).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(study.trials.map((row) => [row.state, row.value])).toEqual([["FAIL", null]]);
});

test("all trials that run at the time of the abort are recorded", async () => {
  const study = await createStudy();
  const controller = new AbortController();
  const objective = async (trial: Trial): Promise<number> => {
    if (trial.number === 2) controller.abort();
    for (let step = 0; ; step++) await trial.report(1, step);
  };
  const optimizing = study.optimize(objective, { signal: controller.signal, concurrency: 3 });
  await expect(optimizing).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(study.trials.map((row) => row.state)).toEqual(["FAIL", "FAIL", "FAIL"]);
});

test("a signal that was aborted before starts nothing", async () => {
  const study = await createStudy();
  await expect(study.optimize(() => 1, { trials: 1, signal: AbortSignal.abort("no") })).rejects.toBe("no");
  expect(study.trials).toEqual([]);
});

test("an abort between two trials loses neither", async () => {
  const study = await createStudy();
  const controller = new AbortController();
  const options = { trials: 5, signal: controller.signal, onTrial: () => controller.abort("stop") };
  await expect(study.optimize(() => 1, options)).rejects.toBe("stop");
  expect(study.trials.map((row) => row.state)).toEqual(["COMPLETE"]);
});
