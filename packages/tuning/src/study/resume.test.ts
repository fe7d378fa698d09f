import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createStudy, journalFile, randomSampler, type Study, type Trial } from "../index.js";

const directory = mkdtempSync(join(tmpdir(), "mnistlab-resume-"));
afterAll(() => rmSync(directory, { recursive: true }));

function open(file: string): Promise<Study> {
  const storage = journalFile(join(directory, file));
  return createStudy({ name: "s", storage, sampler: randomSampler({ seed: 5 }), loadIfExists: true });
}

function objective(trial: Trial): number {
  const kind = trial.suggestCategorical("kind", ["a", "b"]);
  return kind === "a" ? trial.suggestFloat("x", 1e-3, 1, { log: true }) : trial.suggestInt("n", 1, 9) / 10;
}

test("a resumed study proposes what an uninterrupted one would have", async () => {
  const whole = await open("whole.log");
  await whole.optimize(objective, { trials: 12 });
  await (await open("parts.log")).optimize(objective, { trials: 5 });
  const killed = await (await open("parts.log")).ask();
  killed.suggestCategorical("kind", ["a", "b"]);
  const resumed = await open("parts.log");
  await resumed.optimize(objective, { trials: 6 });
  expect(resumed.trials.map((row) => row.state)).toEqual([
    ...Array(5).fill("COMPLETE"),
    "RUNNING",
    ...Array(6).fill("COMPLETE"),
  ]);
  for (const [number, row] of resumed.trials.entries()) {
    if (number !== 5) expect(row.params).toEqual(whole.trials[number]?.params);
  }
});

test("a resumed study may search another range, but not another kind", async () => {
  await (await open("space.log")).optimize((trial) => trial.suggestFloat("x", 0, 1), { trials: 2 });
  const resumed = await open("space.log");
  await resumed.optimize((trial) => trial.suggestFloat("x", 5, 6), { trials: 1 });
  expect(resumed.trials[2]?.params.x).toBeGreaterThanOrEqual(5);
  const conflict = expect.objectContaining({ code: "DISTRIBUTION_CONFLICT" });
  await expect(resumed.optimize((trial) => trial.suggestInt("x", 5, 6), { trials: 1 })).rejects.toThrow(conflict);
  await expect(
    resumed.optimize((trial) => trial.suggestFloat("x", 5, 6, { log: true }), { trials: 1 }),
  ).rejects.toThrow(conflict);
  expect(resumed.trials.map((row) => row.state)).toEqual(["COMPLETE", "COMPLETE", "COMPLETE", "FAIL", "FAIL"]);
});

test("proposals do not depend on how many trials run at a time", async () => {
  await (await open("one.log")).optimize(objective, { trials: 8 });
  await (await open("four.log")).optimize(objective, { trials: 8, concurrency: 4 });
  const params = async (file: string): Promise<unknown> => (await open(file)).trials.map((row) => row.params);
  expect(await params("four.log")).toEqual(await params("one.log"));
});
