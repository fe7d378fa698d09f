import { expect, test } from "vitest";
import { createStudy, inMemory, loadStudy } from "../index.js";

test("a trial that was asked for can be told by itself or by its number", async () => {
  const study = await createStudy();
  const [a, b] = [await study.ask(), await study.ask()];
  expect(study.trials.map((row) => row.state)).toEqual(["RUNNING", "RUNNING"]);
  expect(await study.tell(b, 2)).toMatchObject({ number: 1, state: "COMPLETE", value: 2, values: [2] });
  expect(await study.tell(a.number, { state: "FAIL", reason: "because" })).toMatchObject({
    state: "FAIL",
    systemAttrs: { fail_reason: "because" },
  });
});

test("a trial of a process that died can be closed by another", async () => {
  const storage = inMemory();
  const dead = await createStudy({ name: "a", storage });
  const trial = await dead.ask();
  await trial.report(7, 0);
  const heir = await loadStudy({ storage });
  expect(heir.trials[0]?.state).toBe("RUNNING");
  expect(await heir.tell(0, { state: "PRUNED" })).toMatchObject({ state: "PRUNED", value: 7 });
  await expect(trial.report(8, 1)).rejects.toThrow(expect.objectContaining({ code: "TRIAL_NOT_RUNNING" }));
});

test("a finished trial cannot be told again", async () => {
  const study = await createStudy();
  const trial = await study.ask();
  await study.tell(trial, 1);
  await expect(study.tell(trial, 2)).rejects.toThrow(expect.objectContaining({ code: "TRIAL_NOT_RUNNING" }));
});

test("of two who tell a trial at once, one is heard and the other gets to know", async () => {
  const study = await createStudy();
  const trial = await study.ask();
  const results = await Promise.allSettled([study.tell(trial, 1), study.tell(trial, 2)]);
  const heard = results.filter((result) => result.status === "fulfilled");
  const refused = results.filter((result) => result.status === "rejected");
  expect(heard.map((result) => result.value)).toEqual(study.trials);
  expect(refused.map((result) => result.reason.code)).toEqual(["TRIAL_NOT_RUNNING"]);
});

test("a trial that does not exist, or an outcome that is none, is refused", async () => {
  const study = await createStudy();
  await expect(study.tell(3, 1)).rejects.toThrow(expect.objectContaining({ code: "TRIAL_NOT_FOUND" }));
  const trial = await study.ask();
  const outcome = { state: "RUNNING" } as unknown as { state: "FAIL" };
  await expect(study.tell(trial, outcome)).rejects.toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  expect(await study.tell(trial, 1)).toMatchObject({ state: "COMPLETE" });
});

test("a study that was deleted meanwhile takes no trials", async () => {
  const storage = inMemory();
  const study = await createStudy({ name: "a", storage });
  await storage.append([{ op_code: 1, worker_id: "other-0", study_id: 0 }]);
  await expect(study.ask()).rejects.toThrow(expect.objectContaining({ code: "STUDY_NOT_FOUND" }));
});
