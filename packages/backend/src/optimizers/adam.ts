import {
  AdamOptimizer,
  engine,
  mul,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from "@tensorflow/tfjs-core";
import { ADAM_KERNEL, type AdamAttrs } from "../kernels/adam.js";
import { currentRegistration } from "../register-kernels.js";

/** The fields of TF.js 4.22's Adam that its declarations hide. */
interface AdamState {
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: (Moment | undefined)[];
  accumulatedSecondMoment: (Moment | undefined)[];
}

interface Moment {
  originalName: string;
  variable: Variable;
}

/** Gradients by variable name, as TF.js hands them to an optimizer. */
type NamedGradients = Parameters<AdamOptimizer["applyGradients"]>[0];

/** TF.js's Adam, each variable's step in one kernel instead of fourteen; see {@link adam}. */
class FusedAdamOptimizer extends AdamOptimizer {
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

function zeroMoment(value: Variable, originalName: string): Moment {
  return { originalName, variable: tidy(() => variable(zerosLike(value), false)) };
}

/** 1 − βᵗ in float32, as TF.js computes it. */
function oneMinus(accBeta: Variable): number {
  return Math.fround(1 - accBeta.dataSync()[0]!);
}

/** βᵗ becomes βᵗ⁺¹ in float32. */
function advance(accBeta: Variable, beta: number): void {
  tidy(() => accBeta.assign(mul(accBeta, beta) as Variable));
}
