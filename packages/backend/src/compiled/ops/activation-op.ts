import { type PointwiseActivation, pointwiseActivations } from "../chain/layer-spec.js";
import type { BufferId } from "../program/program.js";
import { at } from "../program/program-builder.js";
import { FLOAT, type NetworkBuilder, noFlops, type Operation, sizeOf } from "./operation.js";

/** An activation of each value alone: y = f(x). */
export interface Activation {
  readonly activation: PointwiseActivation;
  readonly alpha: number;
}

/** An activation in a pass of its own, in place where its input is needed no more. */
export function activationOp({ activation, alpha }: Activation, shape: readonly number[]): Operation {
  const size = sizeOf(shape);
  return {
    label: activation,
    outShape: shape,
    weights: [],
    flops: noFlops,
    emit(network, x, mayOverwrite) {
      const y = mayOverwrite ? x : network.buffer(activation, size * FLOAT);
      network.call("activate", pointwiseActivations[activation], alpha, at(x), at(y), { examples: size });
      return {
        y,
        keepsOutput: true,
        backward(dy) {
          emitActivationGradient(network, { activation, alpha }, y, dy, size);
          return dy;
        },
      };
    },
  };
}

/** Multiplies `dy` by the slope of an activation at its output `y`, in place. */
export function emitActivationGradient(
  network: NetworkBuilder,
  { activation, alpha }: Activation,
  y: BufferId,
  dy: BufferId,
  size: number,
): void {
  if (activation === "linear") return;
  network.call("activateGradient", pointwiseActivations[activation], alpha, at(y), at(dy), at(dy), { examples: size });
}
