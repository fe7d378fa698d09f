import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { backend_util, TensorInfo } from "@tensorflow/tfjs-core";
import { type CallArguments, callKernel } from "./call-kernel.js";

/** How the binary ends a sum; the numbers are `Epilogue` in `assembly/contract.ts`. */
const IN_KERNEL: Partial<Record<string, number>> = { linear: 0, relu: 1, relu6: 2 };

/** Kernels that apply an activation to a finished tensor. */
const AFTER_KERNEL: Record<Exclude<backend_util.Activation, "linear">, string> = {
  elu: "Elu",
  leakyrelu: "LeakyRelu",
  prelu: "Prelu",
  relu: "Relu",
  relu6: "Relu6",
  sigmoid: "Sigmoid",
};

/** The optional inputs of TF.js's fused kernels. */
export interface FusedInputs {
  bias?: TensorInfo;
  preluActivationWeights?: TensorInfo;
}

/** The attributes of TF.js's fused kernels. */
export interface FusedAttrs {
  activation: backend_util.Activation;
  leakyreluAlpha?: number;
}

/** What of bias and activation the binary does itself, and what must follow in kernels of TF.js. */
export interface EpiloguePlan {
  /** The bias if the binary adds it. */
  readonly bias?: TensorInfo;
  readonly epilogue: number;
  /** Does the rest; disposes `result` if it returns another tensor. */
  finish(result: TensorInfo, backend: BackendWasm): TensorInfo;
}

/**
 * Splits bias and activation: a bias per output channel, ReLU and ReLU6 cost nothing inside the kernel.
 *
 * @param channels - Output channels of a kernel that has an epilogue; leave it out for one that has none.
 */
export function planEpilogue(args: FusedInputs & FusedAttrs, channels?: number): EpiloguePlan {
  const { bias, preluActivationWeights, activation, leakyreluAlpha } = args;
  const biasInKernel = !bias ? channels !== undefined : bias.shape.length === 1 && bias.shape[0] === channels;
  const inKernel = biasInKernel ? IN_KERNEL[activation] : undefined;
  return {
    bias: biasInKernel ? bias : undefined,
    epilogue: inKernel ?? 0,
    finish(result, backend) {
      let current = result;
      if (bias && !biasInKernel) current = replace(backend, current, "Add", { a: current, b: bias });
      if (inKernel === undefined && activation !== "linear") {
        const inputs = { x: current, alpha: preluActivationWeights };
        current = replace(backend, current, AFTER_KERNEL[activation], inputs, { alpha: leakyreluAlpha ?? 0 });
      }
      return current;
    },
  };
}

function replace(backend: BackendWasm, old: TensorInfo, ...call: CallArguments): TensorInfo {
  const result = callKernel(backend, ...call);
  backend.disposeData(old.dataId);
  return result;
}
