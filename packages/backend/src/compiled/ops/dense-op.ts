import type { LayerSpec } from "../chain/layer-spec.js";
import type { Argument } from "../program/program.js";
import { at } from "../program/program-builder.js";
import { type Activation, emitActivationGradient } from "./activation-op.js";
import { epilogueOf } from "./epilogue.js";
import { FLOAT, type Operation, sizeOf } from "./operation.js";

type DenseSpec = Extract<LayerSpec, { type: "dense" }>;

/** y = f(x · w + b) over the last axis, with ReLU, ReLU6 or no activation inside the product. */
export function denseOp({ kernel, bias }: DenseSpec, activation: Activation, shape: readonly number[]): Operation {
  const [inner, columns] = kernel.shape as [number, number];
  const rows = sizeOf(shape) / inner; // of one example
  const outShape = [...shape.slice(0, -1), columns];
  const flops = 2 * rows * inner * columns;
  return {
    label: `dense ${inner} → ${columns}${bias ? " + bias" : ""}${activation.activation === "linear" ? "" : ` + ${activation.activation}`}`,
    outShape,
    weights: bias ? [kernel, bias] : [kernel],
    flops: { forward: flops, weightGradient: flops, inputGradient: flops },
    emit(network, x) {
      const { exports } = network;
      const filter = network.weight(kernel);
      const product = (factors: Argument[], out: Argument[], scratch: Argument) =>
        network.call("matMul", ...factors, ...out, scratch);
      const y = network.buffer("dense", rows * columns * FLOAT);
      product(
        [at(x), inner * FLOAT, FLOAT, filter, columns * FLOAT, FLOAT],
        [network.weight(bias), epilogueOf(activation.activation), at(y), { examples: rows }, inner, columns],
        network.scratch(exports.matMulScratch(inner, columns)),
      );
      return {
        y,
        keepsOutput: activation.activation !== "linear",
        backward(dy, wantsInput) {
          emitActivationGradient(network, activation, y, dy, rows * columns);
          const dw = network.gradient(kernel);
          if (dw) {
            const fixed = exports.matMulScratch(0, columns);
            product(
              [at(x), FLOAT, inner * FLOAT, at(dy), columns * FLOAT, FLOAT],
              [0, 0, dw, inner, { examples: rows }, columns],
              network.scratch(fixed, rows * (exports.matMulScratch(1, columns) - fixed)),
            );
          }
          const db = network.gradient(bias);
          if (db) network.call("sum", at(dy), db, 1, { examples: rows }, columns);
          if (!wantsInput) return undefined;
          const dx = network.buffer("gradient of dense", rows * inner * FLOAT);
          product(
            [at(dy), columns * FLOAT, FLOAT, filter, FLOAT, columns * FLOAT],
            [0, 0, at(dx), { examples: rows }, columns, inner],
            network.scratch(exports.matMulScratch(columns, inner)),
          );
          return dx;
        },
      };
    },
  };
}
