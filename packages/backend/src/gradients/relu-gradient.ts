import { engine, type GradConfig, type Tensor, zerosLike } from "@tensorflow/tfjs-core";
import { RELU_GRAD_KERNEL } from "../kernels/relu-grad.js";

const reluGrad = (dy: Tensor, x: Tensor): Tensor => engine().runKernel(RELU_GRAD_KERNEL, { dy, x }) as Tensor;

/**
 * The gradient of ReLU in one pass over the values; on other backends than wasm it stays TF.js's own.
 *
 * @param original - TF.js's gradient.
 */
export function reluGradient(original: GradConfig): GradConfig {
  return {
    ...original,
    gradFunc: (dy, saved, attrs) =>
      engine().backendName === "wasm"
        ? { x: () => reluGrad(dy as Tensor, saved[0]!) }
        : original.gradFunc(dy, saved, attrs),
  };
}

/** The gradient of that gradient, so that second derivatives exist as they do with TF.js's own. */
export const reluGradGradient: GradConfig = {
  kernelName: RELU_GRAD_KERNEL,
  inputsToSave: ["x"],
  gradFunc: (ddx, [x]) => ({
    dy: () => reluGrad(ddx as Tensor, x!),
    x: () => zerosLike(x!),
  }),
};
