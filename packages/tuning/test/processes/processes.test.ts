import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStudy, journalFile, loadStudy, randomSampler } from "../../src/index.js";
import { bundleProgram, type StartProgram } from "./start-program.js";

const directory = mkdtempSync(join(tmpdir(), "mnistlab-processes-"));
let start: StartProgram;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ start, remove } = await bundleProgram("worker.program.ts"));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
  await remove();
});

test("two processes share one journal file: no trial is lost, no number is given twice", async () => {
  const path = join(directory, "shared.log");
  const workers = ["a", "b"].map((worker) => start(path, worker, "25"));
  expect(await Promise.all(workers.map((worker) => worker.exit))).toEqual([0, 0]);

  const { trials } = await loadStudy({ storage: journalFile(path) });
  expect(trials.map((row) => row.number)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  for (const worker of ["a", "b"]) expect(trials.filter((row) => row.userAttrs.worker === worker).length).toBe(25);
  for (const row of trials) {
    expect(row.state).toBe("COMPLETE");
    expect(Object.values(row.intermediateValues)).toEqual([row.params.x, row.params.x, row.params.x]);
  }
  const lines = readFileSync(path, "utf8").split("\n");
  expect(lines.length - 1).toBe((await journalFile(path).read(0)).length);

  const alone = await createStudy({ sampler: randomSampler({ seed: 1 }) });
  await alone.optimize((trial) => trial.suggestFloat("x", 0, 1), { trials: 50 });
  expect(trials.map((row) => row.params.x)).toEqual(alone.trials.map((row) => row.params.x));
});

test("a killed process loses no finished trial, and its running one stays in the record until it is told", async () => {
  const path = join(directory, "killed.log");
  const worker = start(path, "a", "10", "3");
  expect(await worker.nextLine()).toBe("hanging");
  worker.process.kill("SIGKILL");
  expect(await worker.exit).toBe(null);

  expect(await start(path, "b", "2").exit).toBe(0);
  const study = await loadStudy({ storage: journalFile(path) });
  const states = ["COMPLETE", "COMPLETE", "COMPLETE", "RUNNING", "COMPLETE", "COMPLETE"];
  expect(study.trials.map((row) => row.state)).toEqual(states);
  expect(Object.keys(study.trials[3]?.intermediateValues ?? {})).toEqual(["0", "1", "2"]);
  expect(await study.tell(3, { state: "FAIL", reason: "killed" })).toMatchObject({ state: "FAIL" });
});

test("processes killed at any moment leave a record that the next one can read and go on with", async () => {
  const path = join(directory, "any-moment.log");
  for (let i = 0; i < 5; i++) {
    const worker = start(path, String(i), "100000");
    const storage = journalFile(path);
    const before = (await storage.read(0)).length;
    while ((await storage.read(before)).length < 20 + i);
    worker.process.kill("SIGKILL");
    await worker.exit;
  }
  expect(await start(path, "last", "5").exit).toBe(0);
  const { trials } = await loadStudy({ storage: journalFile(path) });
  expect(trials.filter((row) => row.userAttrs.worker === "last" && row.state === "COMPLETE").length).toBe(5);
  expect(trials.filter((row) => row.state === "RUNNING").length).toBeLessThanOrEqual(5);
});
