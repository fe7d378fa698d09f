// What the project promises of the lab sheet, on the real 70,000 images, with the command as a user runs it.
import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "packages/cli/dist/main.js");

interface Metrics {
  status: { state: string };
  data: { trainImages: number; testImages: number };
  parameters: number;
  training: { stepsPerEpoch: number; epochs: number };
  test: { loss: number; accuracy: number };
  weightsSha256: string;
  peakRssBytes: number;
}

/** Runs the whole experiment without tuning in a process of its own and reads what it measured. */
async function runExperiment(): Promise<Metrics> {
  const out = join(await mkdtemp(join(tmpdir(), "mnistlab-experiment-")), "run");
  await new Promise<void>((resolve, reject) => {
    const args = [command, "run", "--seed", "7", "--trials", "0", "--out", out];
    execFile(process.execPath, args, { cwd: root }, (error, _stdout, stderr) => {
      if (error) reject(new Error(`the experiment failed: ${stderr}`, { cause: error }));
      else resolve();
    });
  });
  return JSON.parse(await readFile(join(out, "metrics.json"), "utf8"));
}

let first: Metrics;
let second: Metrics;
beforeAll(async () => {
  [first, second] = await Promise.all([runExperiment(), runExperiment()]);
}, 600_000);

test("ten epochs on 48,000 images, 375 steps each, validated on the last 12,000", () => {
  expect(first.status.state).toBe("complete");
  expect(first.data).toEqual({ trainImages: 60_000, testImages: 10_000 });
  expect(first.parameters).toBe(27_562);
  expect(first.training).toMatchObject({ epochs: 10, stepsPerEpoch: 375, samples: 48_000, validationSamples: 12_000 });
});

test("test accuracy is at least 0.985 and test loss at most 0.050", () => {
  console.log(`test accuracy ${first.test.accuracy}, test loss ${first.test.loss}, weights ${first.weightsSha256}`);
  expect(first.test.accuracy).toBeGreaterThanOrEqual(0.985);
  expect(first.test.loss).toBeLessThanOrEqual(0.05);
});

test("a second run of the same seed gives the same weights, bit for bit", () => {
  expect(second.weightsSha256).toBe(first.weightsSha256);
});

test("the recorded run in experiments/ is what this code computes", async () => {
  const recorded = JSON.parse(await readFile(join(root, "experiments/lab-sheet/metrics.json"), "utf8"));
  expect(recorded.weightsSha256).toBe(first.weightsSha256);
  expect(recorded.test).toEqual(first.test);
});

test("peak memory stays below 1.5 GB", () => {
  expect(first.peakRssBytes).toBeLessThan(1.5e9);
});
