// TF.js as the first argument says: stock on its backend "cpu"; stock on "wasm" with the filter gradient composed; on our
// kernels, "plain" or "relaxed". The model runs on kernels, not as a compiled program.
import { setupWasm } from "@mnistlab/backend";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { ready, registerKernel, setBackend, tensor1d, tensor4d, version_core } from "@tensorflow/tfjs-core";
import { buildPlainNetwork } from "../build-network.ts";
import { composedFilterGradient } from "../composed-filter-gradient.ts";
import { serveTraining } from "./serve-training.ts";

/** Each starts TF.js and tells its name. */
const starts = {
  async cpu() {
    await setBackend("cpu");
    return `stock TF.js ${version_core} cpu`;
  },
  async wasm() {
    if (!(await setBackend("wasm"))) throw new Error("TF.js's wasm backend does not start");
    registerKernel(composedFilterGradient);
    return `stock TF.js ${version_core} wasm, filter gradient composed`;
  },
  async plain() {
    await setupWasm();
    return "our kernels";
  },
  async relaxed() {
    await setupWasm({ relaxedSimd: true });
    return "our kernels, relaxed SIMD";
  },
};

await serveTraining(async (layers, images, labels) => {
  const name = await starts[process.argv[2] as keyof typeof starts]();
  await ready();
  const model = buildPlainNetwork(layers);
  const x = tensor4d(
    Float32Array.from(images, (byte) => byte / 255),
    [labels.length, 28, 28, 1],
  );
  const y = tensor1d(Float32Array.from(labels));
  return {
    name,
    parameters: model.trainableWeights.reduce(
      (total, { shape }) => total + shape.reduce((n, size) => n! * size!, 1)!,
      0,
    ),
    step: async () => ((await model.trainOnBatch(x, y)) as number[])[0]!,
  };
});
