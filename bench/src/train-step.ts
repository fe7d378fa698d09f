// One training step of the lab sheet's network at batch 128 through TF.js's own trainOnBatch: on our kernels, and on stock
// TF.js with the missing filter gradient composed of its operations.
import "@tensorflow/tfjs-backend-cpu";
import { setupWasm } from "@mnistlab/backend";
import { type Dataset, loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { registerKernel, setBackend, unregisterKernel } from "@tensorflow/tfjs-core";
import { composedFilterGradient } from "./composed-filter-gradient.ts";
import { timeKernels } from "./kernel-times.ts";
import { interleave, printTable } from "./measure.ts";

const STEPS = 50;
const TOLERANCE = 1e-4;

async function lossOfOneStep(dataset: Dataset): Promise<number> {
  const model = buildCnn({ dropout: 0, seed: 1 });
  const { images, labels } = toTensors(dataset);
  const [loss] = (await model.trainOnBatch(images, labels)) as number[];
  images.dispose();
  labels.dispose();
  model.dispose();
  return loss!;
}

/** Puts TF.js's own kernels in, with the composed filter gradient, and returns the way back to ours. */
async function useStockKernels(): Promise<() => Promise<void>> {
  (await setupWasm()).dispose();
  registerKernel(composedFilterGradient);
  return async () => {
    unregisterKernel(composedFilterGradient.kernelName, "wasm");
    await setupWasm();
  };
}

const { train } = await loadMnist();
await setupWasm();

// Nothing is timed unless both train right.
const small = train.slice(0, 32);
await setBackend("cpu");
const expected = await lossOfOneStep(small);
await setBackend("wasm");
const losses = [await lossOfOneStep(small)];
const backToOurs = await useStockKernels();
losses.push(await lossOfOneStep(small));
await backToOurs();
for (const loss of losses) {
  if (!(Math.abs(loss - expected) <= TOLERANCE * expected)) {
    throw new Error(`A loss of ${loss} is not the cpu backend's ${expected}: nothing to time here.`);
  }
}

const model = buildCnn({ seed: 1 });
const { images, labels } = toTensors(train.slice(0, 128));
const step = async () => void (await model.trainOnBatch(images, labels));
let leave = async (): Promise<void> => {};

printTable(
  "One training step, the lab sheet's CNN, batch 128, trainOnBatch",
  await interleave(
    [
      {
        name: "our kernels",
        async prepare() {
          await leave();
          await step();
        },
        run: step,
      },
      {
        name: "stock TF.js, filter gradient composed",
        async prepare() {
          leave = await useStockKernels();
        },
        run: step,
      },
    ],
    STEPS,
  ),
);
await leave();

console.log("\nms per step in each of our kernels (mean of 50 steps), calls per step");
for (const { name, ms, calls } of await timeKernels(step, STEPS)) {
  console.log(`${name.padEnd(24)} ${ms.toFixed(3).padStart(8)} ${calls.toFixed(0).padStart(5)}`);
}
