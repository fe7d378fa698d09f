// One training step of the lab sheet's network at batch 128, ours in all its forms beside what else the machine has.
import { accelerationOf } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn, train } from "@mnistlab/models";
import { kernelSets } from "./kernel-sets.ts";
import { type Contestant, interleave, printTable } from "./measure.ts";
import { startPytorch } from "./peers/pytorch.ts";
import { record } from "./record.ts";

const BATCH = 128;
const ROUNDS = 40;
/** Steps of one run of what is timed by the epoch. */
const STEPS = 20;

const { train: digits } = await loadMnist();
const { plain, relaxed, stock } = await kernelSets();
const data = digits.slice(0, BATCH * STEPS);
const first = digits.slice(0, BATCH);
const tensors = toTensors(data);
const batchTensors = toTensors(first);
const batch = { examples: first.images, targets: first.labels, size: BATCH };

const build = () => buildCnn({ seed: 1 });
const [bare, loose, trained, fitted, called, registered] = [build(), build(), build(), build(), build(), build()];
accelerationOf(registered)!.dispose();
const step = (model: typeof bare) => () => {
  const result = accelerationOf(model)!.trainStep(batch);
  if (!result) throw new Error("The network does not run as a program: nothing to time here.");
};
const trainOnBatch = (model: typeof bare) => async () =>
  void (await model.trainOnBatch(batchTensors.images, batchTensors.labels));

/** Brings a set of kernels in and takes an untimed step, which brings the caches to what is timed. */
const exchange = (use: () => void, run: () => unknown) => async () => {
  use();
  await run();
};

const contestants: Contestant[] = [
  { name: "compiled, bare program", prepare: exchange(plain, step(bare)), run: step(bare) },
  { name: "compiled, bare program, relaxed SIMD", prepare: exchange(relaxed, step(loose)), run: step(loose) },
  {
    name: "compiled, our train()",
    steps: STEPS,
    prepare: async () => plain(),
    run: async () => void (await train(trained, data, { epochs: 1, batchSize: BATCH, seed: 1 })),
  },
  { name: "compiled, model.trainOnBatch()", prepare: exchange(plain, trainOnBatch(called)), run: trainOnBatch(called) },
  {
    name: "compiled, model.fit()",
    steps: STEPS,
    prepare: async () => plain(),
    run: async () =>
      void (await fitted.fit(tensors.images, tensors.labels, { epochs: 1, batchSize: BATCH, yieldEvery: "never" })),
  },
  {
    name: "our registered kernels, model.trainOnBatch()",
    prepare: exchange(plain, trainOnBatch(registered)),
    run: trainOnBatch(registered),
  },
  {
    name: "stock TF.js wasm, filter gradient composed",
    prepare: exchange(stock, trainOnBatch(registered)),
    run: trainOnBatch(registered),
  },
];

const pytorch = await startPytorch(first.images, first.labels);
if (pytorch) {
  for (const channelsLast of [false, true]) {
    contestants.push({
      name: `PyTorch ${pytorch.version}, 1 thread, ${channelsLast ? "channels_last" : "default layout"}`,
      run: () => pytorch.run(channelsLast, 5),
      timeOf: (result) => (result as { ms: number }).ms,
    });
  }
}

const measured = await interleave(contestants, ROUNDS);
printTable(`One training step, the lab sheet's CNN, batch ${BATCH}`, measured);
if (!pytorch) console.log("\nPyTorch is not installed (apt-get install python3-torch libopenblas0-pthread).");
pytorch?.close();
record("train", { steps: measured });
