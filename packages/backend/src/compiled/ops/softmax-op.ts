import { at } from "../program/program-builder.js";
import { FLOAT, noFlops, type Operation, sizeOf } from "./operation.js";

/** Softmax over the last axis. */
export function softmaxOp(shape: readonly number[]): Operation {
  const size = sizeOf(shape);
  const columns = shape.at(-1)!;
  const rows = { examples: size / columns };
  return {
    label: "softmax",
    outShape: shape,
    weights: [],
    flops: noFlops,
    emit(network, x, mayOverwrite) {
      const y = mayOverwrite ? x : network.buffer("softmax", size * FLOAT);
      network.call("softmax", at(x), at(y), rows, columns);
      return {
        y,
        keepsOutput: true,
        backward(dy) {
          network.call("softmaxGradient", at(y), at(dy), at(dy), rows, columns);
          return dy;
        },
      };
    },
  };
}
