import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { AdamOptimizer, add, engine, type Tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";
import { installedKernels } from "../register-kernels.js";
import { type AdamState, advance, oneMinus, zeroMoment } from "./adam-state.js";

/** Gradients by variable name, as TF.js hands them to an optimizer. */
type NamedGradients = Parameters<AdamOptimizer["applyGradients"]>[0];

/** TF.js's Adam, each variable's step in one kernel instead of fourteen; see {@link adam}. */
export class FusedAdamOptimizer extends AdamOptimizer {
  override applyGradients(variableGradients: NamedGradients): void {
    const kernels = installedKernels();
    if (engine().backendName !== "wasm" || !kernels) {
      super.applyGradients(variableGradients);
      return;
    }
    const module = kernels.moduleOf(engine().backend as BackendWasm);
    const state = this as unknown as AdamState;
    const gradients = Array.isArray(variableGradients)
      ? variableGradients
      : Object.entries(variableGradients).map(([name, tensor]) => ({ name, tensor: tensor as Tensor }));
    const numbers = [
      ...[this.beta1, 1 - this.beta1, this.beta2, 1 - this.beta2, oneMinus(state.accBeta1), oneMinus(state.accBeta2)],
      ...[this.epsilon ?? engine().backend.epsilon(), -this.learningRate],
    ];
    gradients.forEach(({ name, tensor: gradient }, i) => {
      const value = engine().registeredVariables[name]!;
      state.accumulatedFirstMoment[i] ??= zeroMoment(value, `${name}/m`);
      state.accumulatedSecondMoment[i] ??= zeroMoment(value, `${name}/v`);
      const moments = [state.accumulatedFirstMoment[i].variable, state.accumulatedSecondMoment[i].variable];
      if (gradient) step(module, value, moments, gradient, numbers);
    });
    advance(state.accBeta1, this.beta1);
    advance(state.accBeta2, this.beta2);
    this.incrementIterations();
  }
}

/**
 * Adam for any TF.js model: a drop-in for `tf.train.adam` that steps each variable in one kernel on our WASM backend.
 *
 * The numbers are those of `tf.train.adam` to the bit; on other backends it is `tf.train.adam`. It saves and loads as
 * `"Adam"`.
 *
 * Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015.
 *
 * @param learningRate - Step size η.
 * @param beta1 - Decay of the first moment.
 * @param beta2 - Decay of the second moment.
 * @param epsilon - Added to the root of the second moment; the backend's epsilon, 1e-7, if left out.
 * @example
 * model.compile({ optimizer: adam(0.001), loss: "meanSquaredError" });
 */
export function adam(learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon?: number): AdamOptimizer {
  return new FusedAdamOptimizer(learningRate, beta1, beta2, epsilon);
}

/**
 * The value goes into a fresh tensor, for kernels of TF.js remember a packed form of a filter by its tensor; the moments,
 * which none remembers, are written in place unless a clone shares them.
 */
function step(
  { backend, exports, address }: KernelModule,
  value: Variable,
  moments: readonly Variable[],
  gradient: Tensor,
  numbers: readonly number[],
): void {
  for (const moment of moments) {
    if (backend.refCount(moment.dataId) > 1) tidy(() => moment.assign(add(moment, 0)));
  }
  const info = backend.makeOutput(value.shape, "float32");
  const places = moments.map(address);
  exports.adam(...[address(value), ...places, address(gradient), address(info), ...places, value.size], ...numbers);
  const next = engine().makeTensorFromTensorInfo(info);
  value.assign(next);
  next.dispose();
}
