// One training step of the lab sheet's network at batch 128, through TF.js's own trainOnBatch on our registered kernels.
import "@tensorflow/tfjs-backend-cpu";
import { setupWasm } from "@mnistlab/backend";
import { type Dataset, loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { setBackend } from "@tensorflow/tfjs-core";
import { timeKernels } from "./kernel-times.ts";
import { interleave, printTable } from "./measure.ts";

const STEPS = 50;
const TOLERANCE = 1e-4;

async function lossOfOneStep(backend: string, dataset: Dataset): Promise<number> {
  await setBackend(backend);
  const model = buildCnn({ dropout: 0, seed: 1 });
  const { images, labels } = toTensors(dataset);
  const [loss] = (await model.trainOnBatch(images, labels)) as number[];
  images.dispose();
  labels.dispose();
  model.dispose();
  return loss!;
}

const { train } = await loadMnist();
await setupWasm();

const small = train.slice(0, 32);
const [expected, found] = [await lossOfOneStep("cpu", small), await lossOfOneStep("wasm", small)];
if (!(Math.abs(found - expected) <= TOLERANCE * expected)) {
  throw new Error(`wasm's loss ${found} is not the cpu backend's ${expected}: nothing to time here.`);
}

const model = buildCnn({ seed: 1 });
const { images, labels } = toTensors(train.slice(0, 128));
const step = async () => void (await model.trainOnBatch(images, labels));

printTable(
  "One training step, the lab sheet's CNN, batch 128",
  await interleave([{ name: "trainOnBatch, registered kernels", run: step }], STEPS),
);

console.log("\nms per step in each kernel (mean of 50 steps), calls per step");
for (const { name, ms, calls } of await timeKernels(step, STEPS)) {
  console.log(`${name.padEnd(24)} ${ms.toFixed(3).padStart(8)} ${calls.toFixed(0).padStart(5)}`);
}
