import { Optimizer, type Tensor } from "@tensorflow/tfjs-core";

/** Gradients as TF.js hands them to an optimizer. */
export type Gradients = Parameters<Optimizer["applyGradients"]>[0];

/** A variable's name and its gradient, if it has one. */
export interface NamedGradient {
  readonly name: string;
  readonly tensor: Tensor | null;
}

/**
 * An optimizer that changes gradients before another one takes the step. Saved, and asked for its learning rate, it is the
 * optimizer inside.
 */
export abstract class WrappingOptimizer extends Optimizer {
  constructor(
    /** Takes the steps. */
    readonly inner: Optimizer,
  ) {
    super();
  }

  get learningRate(): number {
    return (this.inner as Optimizer & { learningRate: number }).learningRate;
  }

  set learningRate(rate: number) {
    const inner = this.inner as Optimizer & { learningRate: number; setLearningRate?(rate: number): void };
    if (inner.setLearningRate) inner.setLearningRate(rate);
    else inner.learningRate = rate;
  }

  override get iterations(): number {
    return this.inner.iterations;
  }

  override saveIterations(): ReturnType<Optimizer["saveIterations"]> {
    return this.inner.saveIterations();
  }

  override getWeights(): ReturnType<Optimizer["getWeights"]> {
    return this.inner.getWeights();
  }

  override setWeights(weights: Parameters<Optimizer["setWeights"]>[0]): Promise<void> {
    return this.inner.setWeights(weights);
  }

  override getConfig(): ReturnType<Optimizer["getConfig"]> {
    return this.inner.getConfig();
  }

  override getClassName(): string {
    return this.inner.getClassName();
  }

  override dispose(): void {
    this.inner.dispose();
  }
}

/** Gradients in either of TF.js's two forms as a list. */
export function namedGradients(gradients: Gradients): readonly NamedGradient[] {
  const list = Array.isArray(gradients)
    ? gradients
    : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
  return list as NamedGradient[];
}
