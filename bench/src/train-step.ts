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
import { type Contestant, interleave, type Measurement, printTable } from "./measure.ts";
import { networks } from "./networks.ts";
import { startPeer, toBase64 } from "./peers/peer-process.ts";
import { node } from "./peers/programs.ts";
import type { TrainingHello, TrainingRun, TrainingTask } from "./peers/serve-training.ts";
import { printRatios } from "./ratios.ts";
import { record } from "./record.ts";

const STEPS = 50;
/** As many as an epoch has: the engine optimises TF.js's own code for a while. */
const WARM_UP = 375;
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

const batch = train.slice(0, 128);

/** A step in a process of its own: no engine has to keep code for two kinds of kernels. */
async function contestant(name: string, kind: string): Promise<Contestant & { close(): void }> {
  const { layers } = networks.find((network) => network.name === "sheet")!;
  const task: TrainingTask = { layers, images: toBase64(batch.images), labels: toBase64(batch.labels) };
  const peer = await startPeer<TrainingHello, TrainingRun>(node("tfjs.ts", kind), task);
  if ("missing" in peer) throw new Error(`${name} does not start: ${peer.missing}`);
  await peer.run(WARM_UP);
  return { name, run: () => peer.run(1), timeOf: (run) => (run as TrainingRun).ms, close: () => peer.close() };
}

const contestants = [
  await contestant("our kernels", "plain"),
  await contestant("our kernels, relaxed SIMD", "relaxed"),
  await contestant("stock TF.js, filter gradient composed", "wasm"),
];
const steps = await interleave(contestants, { runs: STEPS });
for (const { close } of contestants) close();
printTable("One training step, the lab sheet's CNN, batch 128, trainOnBatch", steps);
const [ours, loose, theirs] = steps as [Measurement, Measurement, Measurement];
printRatios([
  { name: "stock / ours", of: theirs, to: ours, least: 11 },
  { name: "stock / ours, relaxed SIMD", of: theirs, to: loose, least: 14 },
]);

const model = buildCnn({ seed: 1 });
accelerationOf(model)!.dispose(); // to time the kernels that TF.js calls
const { images, labels } = toTensors(batch);
const step = async () => void (await model.trainOnBatch(images, labels));
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
