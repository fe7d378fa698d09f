import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** The name of our own kernel; TF.js has none for a whole optimizer step. */
export const ADAM_KERNEL = "MnistlabAdam";

/** The numbers of one step, the same for all its variables. */
export interface AdamAttrs {
  beta1: number;
  beta2: number;
  /** 1 − β₁ᵗ */
  oneMinusAccBeta1: number;
  /** 1 − β₂ᵗ */
  oneMinusAccBeta2: number;
  epsilon: number;
  learningRate: number;
}

/** One step of Adam for one variable; returns the new value, first and second moment. */
export const adamKernel: Kernel<
  { value: TensorInfo; firstMoment: TensorInfo; secondMoment: TensorInfo; gradient: TensorInfo },
  AdamAttrs
> = {
  name: ADAM_KERNEL,
  run({ inputs: { value, firstMoment, secondMoment, gradient }, attrs, module: { backend, exports, address } }) {
    const out = [value, firstMoment, secondMoment].map(({ shape }) => backend.makeOutput(shape, "float32"));
    const { beta1, beta2, oneMinusAccBeta1, oneMinusAccBeta2, epsilon, learningRate } = attrs;
    exports.adam(
      ...[value, firstMoment, secondMoment, gradient, ...out].map(address),
      util.sizeFromShape(value.shape),
      ...[beta1, 1 - beta1, beta2, 1 - beta2, oneMinusAccBeta1, oneMinusAccBeta2, epsilon, -learningRate],
    );
    return out;
  },
};
