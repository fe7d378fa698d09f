import { addN, dispose, div, maximum, mul, type Optimizer, sqrt, square, sum, tidy } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";
import { type Gradients, namedGradients, WrappingOptimizer } from "./wrapping-optimizer.js";

/** An optimizer whose gradients are clipped by their common norm; see {@link clipNorm}. */
export class ClipNormOptimizer extends WrappingOptimizer {
  constructor(
    inner: Optimizer,
    readonly maxNorm: number,
  ) {
    super(inner);
  }

  override applyGradients(gradients: Gradients): void {
    const named = namedGradients(gradients);
    const tensors = named.flatMap(({ tensor }) => (tensor ? [tensor] : []));
    if (tensors.length === 0) return;
    const scale = tidy(() => {
      const norm = sqrt(addN(tensors.map((tensor) => sum(square(tensor)))));
      return div(this.maxNorm, maximum(norm, this.maxNorm));
    });
    const clipped = named.map(({ name, tensor }) => ({ name, tensor: tensor && mul(tensor, scale) }));
    this.inner.applyGradients(clipped as Gradients);
    dispose([scale, ...clipped.flatMap(({ tensor }) => (tensor ? [tensor] : []))]);
  }
}

/**
 * Clips the gradients of any optimizer by their global norm: before each step all of them are multiplied by
 * maxNorm / norm if their common Euclidean norm is larger than `maxNorm`.
 *
 * It is saved as the optimizer inside; clip again when loading.
 *
 * Pascanu, Mikolov & Bengio, "On the difficulty of training recurrent neural networks", 2013; `tf.clip_by_global_norm`.
 *
 * @param optimizer - Any of `tf.train`, or of this package.
 * @param maxNorm - Above 0.
 * @throws {BackendError} `INVALID_ARGUMENT` for another norm.
 * @example
 * model.compile({ optimizer: clipNorm(adam(0.001), 1), loss: "meanSquaredError" });
 */
export function clipNorm(optimizer: Optimizer, maxNorm: number): ClipNormOptimizer {
  if (!(maxNorm > 0)) {
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] expected a norm above 0 to clip gradients by, found ${maxNorm}: pass clipNorm(optimizer, 1), say.`,
    );
  }
  return new ClipNormOptimizer(optimizer, maxNorm);
}
