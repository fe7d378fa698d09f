// Stock TF.js, on the backend that the first argument names: "cpu", or "wasm" with the filter gradient composed.
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { ready, registerKernel, setBackend, tensor1d, tensor4d, version_core } from "@tensorflow/tfjs-core";
import { buildPlainNetwork } from "../build-network.ts";
import { composedFilterGradient } from "../composed-filter-gradient.ts";
import { serveTraining } from "./serve-training.ts";

await serveTraining(async (layers, images, labels) => {
  const backend = process.argv[2] as "cpu" | "wasm";
  if (!(await setBackend(backend))) throw new Error(`TF.js's ${backend} backend does not start`);
  await ready();
  if (backend === "wasm") registerKernel(composedFilterGradient);
  const model = buildPlainNetwork(layers);
  const x = tensor4d(
    Float32Array.from(images, (byte) => byte / 255),
    [labels.length, 28, 28, 1],
  );
  const y = tensor1d(Float32Array.from(labels));
  return {
    name: `stock TF.js ${version_core} ${backend}${backend === "wasm" ? ", filter gradient composed" : ""}`,
    parameters: model.trainableWeights.reduce(
      (total, { shape }) => total + shape.reduce((n, size) => n! * size!, 1)!,
      0,
    ),
    step: async () => ((await model.trainOnBatch(x, y)) as number[])[0]!,
  };
});
