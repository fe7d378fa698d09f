import "@tensorflow/tfjs-backend-cpu";
import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { memory, setBackend } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";

const STEPS = 5;
const BATCH = 32;

/** The losses of five steps on the first images of MNIST, without dropout. */
async function losses(backend: string): Promise<number[]> {
  await setBackend(backend);
  const { train } = await loadMnist();
  const before = memory().numTensors;
  const model = buildCnn({ dropout: 0, seed: 1 });
  const found: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const { images, labels } = toTensors(train.slice(step * BATCH, (step + 1) * BATCH));
    const [loss] = (await model.trainOnBatch(images, labels)) as number[];
    found.push(loss!);
    images.dispose();
    labels.dispose();
  }
  model.dispose();
  expect(memory().numTensors).toBe(before);
  return found;
}

test("five steps of the lab sheet's network follow TF.js's cpu backend within 1e-4", async () => {
  await setupWasm();
  const wasm = await losses("wasm");
  const cpu = await losses("cpu");
  const differences = wasm.map((loss, i) => Math.abs(loss - cpu[i]!) / cpu[i]!);
  console.log(`largest relative difference of ${STEPS} losses: ${Math.max(...differences).toExponential(2)}`);
  for (const difference of differences) expect(difference).toBeLessThanOrEqual(1e-4);
});
