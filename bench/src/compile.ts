// What it takes to compile a network, and what is left of a thousand that were compiled, trained for a step and disposed.
import { accelerate, accelerationOf, setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { backend, memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { buildNetwork, buildPlainNetwork } from "./build-network.ts";
import { interleave, machine, printTable } from "./measure.ts";
import { chosenNetworks, type LayerSpec } from "./networks.ts";
import { record } from "./record.ts";

const BATCH = 128;
const ARCHITECTURES = 1000;
const ALLOWED_MS = 50;
const ALLOWED_MB = 1;

await setupWasm();
const { train } = await loadMnist();
const { images: examples, labels: targets } = train.slice(0, BATCH);
const few = { examples: examples.slice(0, 4 * 784), targets: targets.slice(0, 4), size: 4 };

/** Compiles a model's training and takes its memory. */
const compile = (model: LayersModel) => {
  const { compiled } = accelerationOf(model)!;
  compiled.release();
  const made = compiled.training();
  if (!("network" in made)) throw new Error("The network does not run as a program: nothing to time here.");
  made.memory.roomFor(BATCH);
};
const models = chosenNetworks().map((network) => ({ name: network.title, model: buildNetwork(network) }));
const measured = await interleave(
  models.map(({ name, model }) => ({ name, run: () => compile(model) })),
  { runs: 30, warmUp: 1 },
);
for (const { model } of models) model.dispose();
printTable(`Compiling a training step, its memory for a batch of ${BATCH} included`, measured);

/** The n-th of a thousand networks that all differ. */
function architecture(n: number): LayerSpec[] {
  const [filters, units] = [1 + (n % 20), 1 + Math.floor(n / 20)];
  return [
    { kind: "conv", filters, size: n % 2 ? 3 : 5, relu: true },
    { kind: "maxPool" },
    ...(n % 3 ? [] : [{ kind: "batchNorm" } as const]),
    { kind: "flatten" },
    { kind: "dense", units, relu: true },
    { kind: "dense", units: 10 },
  ];
}

/** Builds the n-th network and throws it away, compiled and trained for a step or as it is. */
function make(n: number, compiled: boolean): void {
  const model = buildPlainNetwork(architecture(n));
  if (compiled && !accelerate(model).trainStep(few)) throw new Error("The network does not run as a program.");
  model.optimizer.dispose();
  model.dispose();
}

interface Heaps {
  readonly wasmMB: number;
  readonly jsMB: number;
  readonly tensors: number;
}

async function read(): Promise<Heaps> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20)); // what is finalized in a turn of its own
  }
  const { wasm } = backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  return {
    wasmMB: wasm.HEAPU8.length / 2 ** 20,
    jsMB: process.memoryUsage().heapUsed / 2 ** 20,
    tensors: memory().numTensors,
  };
}

/** What all networks together leave behind, after the largest hundred have been there before. */
async function leftBy(compiled: boolean): Promise<Heaps> {
  for (let n = ARCHITECTURES - 100; n < ARCHITECTURES; n++) make(n, compiled);
  const before = await read();
  for (let n = 0; n < ARCHITECTURES; n++) make(n, compiled);
  const after = await read();
  return {
    wasmMB: after.wasmMB - before.wasmMB,
    jsMB: after.jsMB - before.jsMB,
    tensors: after.tensors - before.tensors,
  };
}

// TF.js keeps the names of all weights that ever were: what is left of models that were never compiled is not ours.
// A first time each settles what engines keep once.
for (const compiled of [false, true]) await leftBy(compiled);
const plain = await leftBy(false);
const compiled = await leftBy(true);
console.log(`\n${ARCHITECTURES} different architectures, built and disposed. ${machine()}\n`);
for (const [name, { wasmMB, jsMB, tensors }] of Object.entries({ "not compiled": plain, compiled })) {
  console.log(
    `${name.padEnd(12)}  WASM heap +${wasmMB.toFixed(1)} MB, JS heap ${jsMB < 0 ? "" : "+"}${jsMB.toFixed(2)} MB, +${tensors} tensors`,
  );
}
const slowest = Math.max(...measured.map(({ median }) => median));
if (slowest > ALLOWED_MS || compiled.wasmMB > 0 || compiled.tensors !== 0) process.exitCode = 1;
if (compiled.jsMB - plain.jsMB > ALLOWED_MB) process.exitCode = 1;
record("compile", { measured, architectures: ARCHITECTURES, plain, compiled });
