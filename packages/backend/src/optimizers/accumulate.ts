import { dispose, type Optimizer, tensor } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";
import { type Gradients, namedGradients, WrappingOptimizer } from "./wrapping-optimizer.js";

/** An optimizer that steps by the mean of several gradients; see {@link accumulate}. */
export class AccumulateOptimizer extends WrappingOptimizer {
  readonly #sums = new Map<string, Float32Array>();
  #count = 0;
  #closing = false;

  constructor(
    inner: Optimizer,
    /** Gradients of a step. */
    readonly gradients: number,
  ) {
    super(inner);
  }

  /** Has the next gradient be the last of its step, though there are fewer: at the end of an epoch, say. */
  closeGroup(): void {
    this.#closing = true;
  }

  /** Forgets the gradients that wait for others. */
  clear(): void {
    this.#sums.clear();
    this.#count = 0;
    this.#closing = false;
  }

  /** Counts a gradient. @returns Whether it completes a step; {@link add} gives the mean then. */
  count(): boolean {
    this.#count++;
    return this.#closing || this.#count >= this.gradients;
  }

  /** Adds a variable's gradient, and puts the mean in its place if it completes a step. */
  add(name: string, gradient: Float32Array, completes: boolean): void {
    const sum = this.#sums.get(name) ?? new Float32Array(gradient.length);
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + gradient[i]!;
    if (completes) for (let i = 0; i < sum.length; i++) gradient[i] = sum[i]! / this.#count;
    this.#sums.set(name, sum);
  }

  override applyGradients(gradients: Gradients): void {
    const named = namedGradients(gradients);
    const completes = this.count();
    const means = named.map(({ name, tensor: gradient }) => {
      if (!gradient) return { name, tensor: gradient };
      const values = Float32Array.from(gradient.dataSync());
      this.add(name, values, completes);
      return { name, tensor: completes ? tensor(values, gradient.shape, "float32") : null };
    });
    if (!completes) return;
    this.clear();
    this.inner.applyGradients(means as Gradients);
    dispose(means.flatMap(({ tensor: mean }) => (mean ? [mean] : [])));
  }
}

/**
 * Makes any optimizer step once for several batches, by the mean of their gradients: large batches in the memory of small
 * ones. Batch normalization and dropout see the small ones.
 *
 * Gradients that wait for others are not saved with the optimizer, which is saved as the one inside. To clip the mean, pass
 * a clipping optimizer: `accumulate(clipNorm(adam(), 1), 4)`.
 *
 * @param optimizer - Any of `tf.train`, or of this package.
 * @param gradients - Batches per step, at least 1.
 * @throws {BackendError} `INVALID_ARGUMENT` for another number.
 * @example
 * model.compile({ optimizer: accumulate(adam(0.001), 4), loss: "meanSquaredError" });
 */
export function accumulate(optimizer: Optimizer, gradients: number): AccumulateOptimizer {
  if (!(Number.isSafeInteger(gradients) && gradients >= 1)) {
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] expected an integer of at least 1 as the number of gradients per step, found ${gradients}.`,
    );
  }
  return new AccumulateOptimizer(optimizer, gradients);
}
