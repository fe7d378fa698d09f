import {
  AdamOptimizer,
  engine,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  type Variable,
} from "@tensorflow/tfjs-core";
import { ADAM_KERNEL, type AdamAttrs } from "../kernels/adam.js";
import { currentRegistration } from "../register-kernels.js";
import { type AdamState, advance, type Moment, oneMinus, zeroMoment } from "./adam-state.js";

/** Gradients by variable name, as TF.js hands them to an optimizer. */
type NamedGradients = Parameters<AdamOptimizer["applyGradients"]>[0];

/** TF.js's Adam, each variable's step in one kernel instead of fourteen; see {@link adam}. */
export class FusedAdamOptimizer extends AdamOptimizer {
  override applyGradients(variableGradients: NamedGradients): void {
    if (engine().backendName !== "wasm" || !currentRegistration()) {
      super.applyGradients(variableGradients);
      return;
    }
    const state = this as unknown as AdamState;
    const gradients = Array.isArray(variableGradients)
      ? variableGradients
      : Object.entries(variableGradients).map(([name, tensor]) => ({ name, tensor: tensor as Tensor }));
    const attrs: AdamAttrs = {
      beta1: this.beta1,
      beta2: this.beta2,
      oneMinusAccBeta1: oneMinus(state.accBeta1),
      oneMinusAccBeta2: oneMinus(state.accBeta2),
      epsilon: this.epsilon ?? engine().backend.epsilon(),
      learningRate: this.learningRate,
    };
    gradients.forEach(({ name, tensor: gradient }, i) => {
      const value = engine().registeredVariables[name]!;
      state.accumulatedFirstMoment[i] ??= zeroMoment(value, `${name}/m`);
      state.accumulatedSecondMoment[i] ??= zeroMoment(value, `${name}/v`);
      if (gradient) step(value, state.accumulatedFirstMoment[i], state.accumulatedSecondMoment[i], gradient, attrs);
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

function step(value: Variable, first: Moment, second: Moment, gradient: Tensor, attrs: AdamAttrs): void {
  const inputs: NamedTensorMap = { value, firstMoment: first.variable, secondMoment: second.variable, gradient };
  const [newValue, newFirst, newSecond] = engine().runKernel(
    ADAM_KERNEL,
    inputs,
    attrs as unknown as NamedAttrMap,
  ) as unknown as [Tensor, Tensor, Tensor];
  value.assign(newValue);
  first.variable.assign(newFirst);
  second.variable.assign(newSecond);
  for (const tensor of [newValue, newFirst, newSecond]) tensor.dispose();
}
