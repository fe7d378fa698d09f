import type { Optimizer } from "@tensorflow/tfjs-core";

/** A class of TF.js optimizers; their constructors have nothing in common. */
interface OptimizerClass<T extends Optimizer> {
  readonly prototype: T;
}

/**
 * Whether an optimizer steps as the class `type` does: a stranger's subclass that steps otherwise is not taken for it.
 *
 * `instanceof` cannot tell: TF.js makes it true for every optimizer and every class of them.
 */
export function isOwn<T extends Optimizer>(optimizer: Optimizer, type: OptimizerClass<T>): optimizer is T {
  return optimizer.applyGradients === type.prototype.applyGradients;
}

/** Counts a step, as every optimizer of TF.js does at its end; its declarations hide it. */
export function incrementIterations(optimizer: Optimizer): void {
  (optimizer as unknown as { incrementIterations(): void }).incrementIterations();
}
