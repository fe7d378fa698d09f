import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** Counts of whole numbers. Stock wasm mistakes the first axis of a matrix for a batch, where cpu counts all values. */
export const bincountKernel: Kernel<{ x: TensorInfo; weights: TensorInfo }> = {
  name: "Bincount",
  run: ({ inputs: { x }, stock }) => stock({ x: { ...x, shape: [util.sizeFromShape(x.shape)] } }),
};
