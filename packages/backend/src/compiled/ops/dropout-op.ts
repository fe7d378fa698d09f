import { at } from "../program/program-builder.js";
import { FLOAT, noFlops, type Operation, sizeOf } from "./operation.js";

/**
 * Dropout: the mask is a hash of the step's key and the value's place in the batch, so it is never stored, and is the same
 * however a batch is split. The gradient goes through the same mask.
 */
export function dropoutOp(rate: number, shape: readonly number[]): Operation {
  const size = sizeOf(shape);
  return {
    label: `dropout ${rate}`,
    outShape: shape,
    weights: [],
    flops: noFlops,
    emit(network, x, mayOverwrite) {
      if (!network.training) return { y: x, keepsOutput: false, backward: (dy) => dy };
      const key = network.dropoutKey();
      const y = mayOverwrite ? x : network.buffer("dropout", size * FLOAT);
      const examples = [{ first: true }, { examples: 1 }, size, key, rate] as const;
      network.call("dropout", at(x), at(y), ...examples);
      return {
        y,
        keepsOutput: false,
        backward(dy) {
          network.call("dropout", at(dy), at(dy), ...examples);
          return dy;
        },
      };
    },
  };
}
