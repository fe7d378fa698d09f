// Inference of 10,000 digits at batch 128 by the lab sheet's network, ours in all its forms beside what else the machine has.
// Arguments: --quick for fewer runs, --record.
import { accelerationOf } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn, predict, toOnnx } from "@mnistlab/models";
import type { Tensor } from "@tensorflow/tfjs-core";
import { kernelSets } from "./kernel-sets.ts";
import { type Contestant, interleave, printTable } from "./measure.ts";
import { networks } from "./networks.ts";
import { toBase64 } from "./peers/peer-process.ts";
import { portableWeights } from "./peers/portable-weights.ts";
import { startInferencePeers } from "./peers/start-inference-peers.ts";
import { best, printRatios } from "./ratios.ts";
import { record } from "./record.ts";

const BATCH = 128;
const TOLERANCE = 1e-5;
const rounds = { runs: process.argv.includes("--quick") ? 5 : 15, warmUp: 2 };

const { test } = await loadMnist();
const { plain, relaxed, stock } = await kernelSets();
const { images } = toTensors(test);
const build = () => buildCnn({ seed: 1 });
/** Each contestant has its own: a model that meets other kernels is compiled again. */
const [compiled, loose, fed, registered] = [build(), build(), build(), build()];
accelerationOf(registered)!.dispose();

const predictTensor = (model: typeof compiled) => async () => {
  const output = model.predict(images, { batchSize: BATCH }) as Tensor;
  await output.data();
  output.dispose();
};
const predictBytes = (model: typeof compiled) => async () =>
  void (await predict(model, test.images, { batchSize: BATCH }));

// Nothing is timed unless all say the same.
plain();
const { probabilities } = await predict(compiled, test.images, { batchSize: BATCH });
const check = (name: string, outputs: ArrayLike<number>) => {
  const isSame = probabilities.length === outputs.length;
  if (isSame && probabilities.every((value, i) => Math.abs(value - outputs[i]!) <= TOLERANCE)) return;
  throw new Error(`The program's probabilities are not those of ${name}: nothing to time here.`);
};
stock();
const expected = registered.predict(images, { batchSize: BATCH }) as Tensor;
check("stock TF.js", expected.dataSync());
expected.dispose();

const { layers } = networks.find(({ name }) => name === "sheet")!;
const weights = portableWeights(layers, compiled);
const peers = await startInferencePeers(
  {
    batchSize: BATCH,
    layers,
    weights: toBase64(Float32Array.from(weights.flatMap(({ values }) => [...values]))),
    onnx: toBase64(await toOnnx(compiled, { dataFormat: "channelsFirst" })),
    images: toBase64(test.images),
  },
  check,
);

const ours: Contestant = {
  name: "compiled, our predict(), from bytes",
  prepare: async () => plain(),
  run: predictBytes(compiled),
};
const measured = await interleave(
  [
    ours,
    { name: "compiled, our predict(), relaxed SIMD", prepare: async () => relaxed(), run: predictBytes(loose) },
    { name: "compiled, model.predict(), from a tensor", prepare: async () => plain(), run: predictTensor(fed) },
    { name: "our registered kernels, model.predict()", prepare: async () => plain(), run: predictTensor(registered) },
    { name: "stock TF.js wasm, model.predict()", prepare: async () => stock(), run: predictTensor(registered) },
    ...peers,
  ],
  rounds,
);
for (const peer of peers) peer.close();
printTable(`Inference of 10,000 digits, the lab sheet's CNN, batch ${BATCH}`, measured);

const of = measured.find(({ name }) => name === ours.name);
const to = (title: (typeof peers)[number]["title"]) =>
  best(measured.filter(({ name }) => peers.some((peer) => peer.title === title && peer.name === name)));
printRatios([
  { name: "our predict() / onnxruntime-web", of, to: to("onnxruntime-web"), most: 0.35 },
  { name: "our predict() / onnxruntime-node", of, to: to("onnxruntime-node"), most: 1.1 },
  { name: "our predict() / PyTorch, best", of, to: to("PyTorch") },
]);
record("infer", { measured });
