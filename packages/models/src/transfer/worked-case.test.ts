import { type Dataset, loadMnist } from "@mnistlab/datasets";
import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { onlyClasses, perClass } from "../testing/per-class.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { train } from "../training/train.js";
import { freeze } from "./freeze.js";
import { replaceHead } from "./replace-head.js";

beforeAll(useWasm);

/** Images of each new class; few, as when one has to label them oneself. */
const FEW = 8;
const SEEDS = [1, 2, 3, 4, 5];
const filters = [16, 32];

/** The accuracy that a model reaches with some images; disposes it. */
async function accuracyOf(model: LayersModel, images: Dataset, test: Dataset, seed: number): Promise<number> {
  await train(model, images, { epochs: 40, batchSize: 16, seed });
  const { accuracy } = await evaluate(model, test);
  model.dispose();
  return accuracy;
}

// Numbers are the same on every machine, to the bit, so the bounds hold or they do not: they leave room for other kernels.
// `pnpm bench:transfer` measures the same with more seeds and rates, and Fashion-MNIST, for which digits' filters are worth less.
test("who knows the digits 0 to 4 learns 5 to 9 from about half the examples", async () => {
  const before = memory().numTensors;
  const digits = await loadMnist();
  const [known, unknown] = [
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
  ] as const;
  const teacher = buildCnn({ filters, classes: 5, seed: 1 });
  await train(teacher, onlyClasses(digits.train, known).take(30_000), { epochs: 4, batchSize: 64, seed: 1 });
  const pool = onlyClasses(digits.train, unknown);
  const test = onlyClasses(digits.test, unknown).take(2000);

  const rows: { seed: number; transfer: number; scratch: number; more: number; twice: number }[] = [];
  for (const seed of SEEDS) {
    const scratch = (count: number) =>
      accuracyOf(buildCnn({ filters, classes: 5, seed: 100 + seed }), perClass(pool, count, seed), test, seed);
    const student = replaceHead(teacher, 5, { from: "dense", seed: 100 + seed });
    freeze(student, "max_pooling2d_1");
    rows.push({
      seed,
      transfer: await accuracyOf(student, perClass(pool, FEW, seed), test, seed),
      scratch: await scratch(FEW),
      more: await scratch(1.5 * FEW),
      twice: await scratch(2 * FEW),
    });
  }
  teacher.dispose();
  const mean = (name: "transfer" | "scratch" | "more" | "twice") =>
    rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
  const percent = (name: Parameters<typeof mean>[0]) => `${(100 * mean(name)).toFixed(1)} %`;
  console.log(
    `5 to 9, ${FEW} images of each, mean of ${SEEDS.length} seeds: ${percent("transfer")} with the filters for 0 to 4, ` +
      `${percent("scratch")} from scratch, ${percent("more")} with 1.5 times and ${percent("twice")} with twice the images`,
  );
  // With the same images it is better for every seed.
  for (const row of rows) expect(row.transfer, `seed ${row.seed}`).toBeGreaterThan(row.scratch);
  expect(mean("transfer") - mean("scratch")).toBeGreaterThan(0.04);
  expect(mean("transfer") - mean("more")).toBeGreaterThan(0.02);
  expect(mean("transfer")).toBeGreaterThan(mean("twice"));
  expect(memory().numTensors).toBe(before);
});
