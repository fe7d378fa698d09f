// 20,000 training steps in one process: after the first 500, heaps and tensors must stay where they are. Arguments: the number
// of steps, --registered for the registered kernels instead of the compiled program.
import { accelerationOf, setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { backend, memory } from "@tensorflow/tfjs-core";
import { machine } from "./measure.ts";

const STEPS = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 20_000);
const registered = process.argv.includes("--registered");
const BATCH = 128;
const SETTLED = 500;

await setupWasm();
const { train } = await loadMnist();
const model = buildCnn({ seed: 1 });
if (registered) accelerationOf(model)!.dispose();
const batches = train.slice(0, BATCH * 64);

interface Reading {
  step: number;
  wasmMB: number;
  jsMB: number;
  tensors: number;
}

function read(step: number): Reading {
  globalThis.gc?.();
  const { wasm } = backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  const reading = {
    step,
    wasmMB: wasm.HEAPU8.length / 2 ** 20,
    jsMB: process.memoryUsage().heapUsed / 2 ** 20,
    tensors: memory().numTensors,
  };
  console.log(
    `${String(step).padStart(6)} steps: WASM heap ${reading.wasmMB.toFixed(1)} MB, ` +
      `JS heap ${reading.jsMB.toFixed(2)} MB, ${reading.tensors} tensors`,
  );
  return reading;
}

console.log(
  `${STEPS} steps, the lab sheet's CNN, batch ${BATCH}, ${registered ? "registered kernels" : "compiled"}\n${machine()}\n`,
);
let settled: Reading | undefined;
let last: Reading | undefined;
for (let step = 1; step <= STEPS; step++) {
  const { images, labels } = toTensors(batches.slice(((step - 1) % 64) * BATCH, (((step - 1) % 64) + 1) * BATCH));
  await model.trainOnBatch(images, labels);
  images.dispose();
  labels.dispose();
  if (step === SETTLED) settled = read(step);
  if (step % 2_500 === 0) last = read(step);
}
if (settled && last) {
  const grown = last.jsMB - settled.jsMB;
  console.log(
    `\nafter step ${SETTLED}: WASM heap +${(last.wasmMB - settled.wasmMB).toFixed(1)} MB, JS heap +${grown.toFixed(2)} MB`,
  );
  if (last.wasmMB !== settled.wasmMB || grown > 1 || last.tensors !== settled.tensors) process.exitCode = 1;
}
