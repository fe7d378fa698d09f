import { accelerationOf } from "@mnistlab/backend";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** Floating-point operations of an accelerated model's training step, for one example: the multiply-adds it really does. */
export function countFlops(model: LayersModel): number {
  const training = accelerationOf(model)!.compiled.training();
  if (!("network" in training)) throw new Error("The network does not run as a program: nothing to count here.");
  return training.network.operations.reduce((total, { operation: { flops }, gradients }) => {
    const backward = (gradients.weights ? flops.weightGradient : 0) + (gradients.input ? flops.inputGradient : 0);
    return total + flops.forward + backward;
  }, 0);
}
