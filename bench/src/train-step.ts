// One training step of the lab sheet's network at batch 128 through TF.js's own trainOnBatch: on our kernels, and on stock
// TF.js with the missing filter gradient composed of its operations.
import "@tensorflow/tfjs-backend-cpu";
import { accelerationOf } from "@mnistlab/backend";
import { type Dataset, loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { setBackend } from "@tensorflow/tfjs-core";
import { kernelSets } from "./kernel-sets.ts";
import { type KernelTime, timeKernels } from "./kernel-times.ts";
import { interleave, printTable } from "./measure.ts";
import { record } from "./record.ts";

const STEPS = 50;
const TOLERANCE = 1e-4;

async function lossOfOneStep(dataset: Dataset): Promise<number> {
  const model = buildCnn({ dropout: 0, seed: 1 });
  accelerationOf(model)!.dispose();
  const { images, labels } = toTensors(dataset);
  const [loss] = (await model.trainOnBatch(images, labels)) as number[];
  images.dispose();
  labels.dispose();
  model.dispose();
  return loss!;
}

const { train } = await loadMnist();
const { plain, relaxed, stock } = await kernelSets();

// Nothing is timed unless both train right.
const small = train.slice(0, 32);
await setBackend("cpu");
const expected = await lossOfOneStep(small);
await setBackend("wasm");
for (const use of [stock, relaxed, plain]) {
  use();
  const loss = await lossOfOneStep(small);
  if (!(Math.abs(loss - expected) <= TOLERANCE * expected)) {
    throw new Error(`A loss of ${loss} is not the cpu backend's ${expected}: nothing to time here.`);
  }
}

const model = buildCnn({ seed: 1 });
accelerationOf(model)!.dispose(); // to time the kernels that TF.js calls
const { images, labels } = toTensors(train.slice(0, 128));
const step = async () => void (await model.trainOnBatch(images, labels));
/** An untimed step after each exchange brings the caches to the kernels that are timed. */
const exchange = (use: () => void) => async () => {
  use();
  await step();
};

const steps = await interleave(
  [
    { name: "our kernels", prepare: exchange(plain), run: step },
    { name: "our kernels, relaxed SIMD", prepare: exchange(relaxed), run: step },
    { name: "stock TF.js, filter gradient composed", prepare: exchange(stock), run: step },
  ],
  { runs: STEPS },
);
printTable("One training step, the lab sheet's CNN, batch 128, trainOnBatch", steps);

const kernels: Record<string, KernelTime[]> = {};
for (const [title, use] of Object.entries({ plain, relaxed, stock })) {
  use();
  kernels[title] = await timeKernels(step, STEPS);
  console.log(`\n${title}: ms per step in each kernel (minimum of ${STEPS} steps), calls per step`);
  for (const { name, ms, calls } of kernels[title]) {
    console.log(`${name.padEnd(24)} ${ms.toFixed(3).padStart(8)} ${calls.toFixed(0).padStart(5)}`);
  }
}
record("train-step", { steps, kernels });
