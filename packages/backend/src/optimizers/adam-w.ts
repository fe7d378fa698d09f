import { engine, mul, type Tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import { FusedAdamOptimizer } from "./adam.js";

/** Options of {@link adamW}. */
export interface AdamWOptions {
  /** Share of a weight that each step takes away, times the learning rate. @default 0.004 */
  weightDecay?: number;
  /** Decay of the first moment. @default 0.9 */
  beta1?: number;
  /** Decay of the second moment. @default 0.999 */
  beta2?: number;
  /** Added to the root of the second moment. @default the backend's epsilon, 1e-7 */
  epsilon?: number;
  /**
   * Variables that do not decay.
   *
   * @default those of one dimension: biases, and what normalizations scale and shift by
   */
  exclude?: (variable: Variable) => boolean;
}

/** Adam with decoupled weight decay; see {@link adamW}. */
export class AdamWOptimizer extends FusedAdamOptimizer {
  readonly weightDecay: number;
  /** Whether a variable decays. */
  readonly decays: (variable: Variable) => boolean;

  constructor(learningRate: number, options: AdamWOptions) {
    super(learningRate, options.beta1 ?? 0.9, options.beta2 ?? 0.999, options.epsilon);
    const { weightDecay = 0.004, exclude = ({ rank }) => rank <= 1 } = options;
    this.weightDecay = weightDecay;
    this.decays = (variable) => !exclude(variable);
  }

  /** What a weight that decays is multiplied by before a step. */
  get keeps(): number {
    return 1 - this.learningRate * this.weightDecay;
  }

  override applyGradients(gradients: Parameters<FusedAdamOptimizer["applyGradients"]>[0]): void {
    const given = Array.isArray(gradients)
      ? gradients
      : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
    for (const { name, tensor } of given as { name: string; tensor: Tensor | null }[]) {
      const value = engine().registeredVariables[name]!;
      if (tensor && this.decays(value)) tidy(() => value.assign(mul(value, this.keeps)));
    }
    super.applyGradients(gradients);
  }

  override getConfig(): ReturnType<FusedAdamOptimizer["getConfig"]> {
    return { ...super.getConfig(), weightDecay: this.weightDecay };
  }
}

/**
 * Adam with decoupled weight decay, for any TF.js model on any backend.
 *
 * Before each step of {@link adam} a weight w becomes w · (1 − learningRate · weightDecay), as in Keras and PyTorch: unlike
 * an L2 penalty the decay is not scaled by the moments. It is saved as `"Adam"` with its moments; give the decay again when
 * loading.
 *
 * Loshchilov & Hutter, "Decoupled Weight Decay Regularization", 2019.
 *
 * @param learningRate - Step size η.
 * @example
 * model.compile({ optimizer: adamW(0.001, { weightDecay: 0.01 }), loss: "meanSquaredError" });
 */
export function adamW(learningRate = 0.001, options: AdamWOptions = {}): AdamWOptimizer {
  return new AdamWOptimizer(learningRate, options);
}
