// Inference of 10,000 digits at batch 128 by the lab sheet's network: compiled, on registered kernels, and on stock TF.js.
import { accelerationOf } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn, predict } from "@mnistlab/models";
import type { Tensor } from "@tensorflow/tfjs-core";
import { kernelSets } from "./kernel-sets.ts";
import { interleave, printTable } from "./measure.ts";
import { record } from "./record.ts";

const BATCH = 128;
const ROUNDS = 15;
const TOLERANCE = 1e-5;

const { test } = await loadMnist();
const { plain, relaxed, stock } = await kernelSets();
const { images } = toTensors(test);
const [compiled, registered] = [buildCnn({ seed: 1 }), buildCnn({ seed: 1 })];
accelerationOf(registered)!.dispose();

const predictTensor = (model: typeof compiled) => async () => {
  const output = model.predict(images, { batchSize: BATCH }) as Tensor;
  await output.data();
  output.dispose();
};
const predictBytes = async () => void (await predict(compiled, test.images, { batchSize: BATCH }));

// Nothing is timed unless both say the same.
plain();
const { probabilities } = await predict(compiled, test.images, { batchSize: BATCH });
stock();
const expected = registered.predict(images, { batchSize: BATCH }) as Tensor;
const reference = expected.dataSync();
if (!probabilities.every((value, i) => Math.abs(value - reference[i]!) <= TOLERANCE)) {
  throw new Error("The program's probabilities are not stock TF.js's: nothing to time here.");
}
expected.dispose();

const measured = await interleave(
  [
    { name: "compiled, our predict(), from bytes", prepare: async () => plain(), run: predictBytes },
    { name: "compiled, our predict(), relaxed SIMD", prepare: async () => relaxed(), run: predictBytes },
    { name: "compiled, model.predict(), from a tensor", prepare: async () => plain(), run: predictTensor(compiled) },
    { name: "our registered kernels, model.predict()", prepare: async () => plain(), run: predictTensor(registered) },
    { name: "stock TF.js wasm, model.predict()", prepare: async () => stock(), run: predictTensor(registered) },
  ],
  { runs: ROUNDS, warmUp: 2 },
);
printTable(`Inference of 10,000 digits, the lab sheet's CNN, batch ${BATCH}`, measured);
record("infer", { measured });
