import { tidy, type Variable, zerosLike } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf } from "../layers-model-internals.js";

/** One variable that an optimizer keeps beside a trained one. */
interface Slot {
  originalName: string;
  variable: Variable;
}

/** The private lists in which TensorFlow.js' optimizers keep their slots, and the suffix of each slot's name. */
const slotLists: Readonly<Record<string, string>> = {
  accumulatedFirstMoment: "m", // Adam
  accumulatedSecondMoment: "v", // Adam
  accumulations: "momentum", // Momentum
  accumulatedMeanSquares: "rms", // RMSProp
  accumulatedMoments: "momentum", // RMSProp
};

/**
 * Creates what a compiled model's optimizer remembers per variable (Adam's moments, say) now, as zeros, where TensorFlow.js
 * does it in the first step.
 *
 * A step then creates nothing that stays: `tf.memory().numTensors` is the same before and after training. The slots are the
 * ones that the step would have created, so the trained numbers are the same. Slots that exist are kept, and optimizers of
 * other kinds are left as they are.
 */
export function allocateOptimizerState(model: LayersModel): void {
  const { optimizer, collectedTrainableWeights } = internalsOf(model);
  const lists = optimizer as unknown as Record<string, Slot[] | undefined>;
  // Slots go by position: the order is the one in which the optimizer gets the gradients.
  const variables = collectedTrainableWeights.map((weight) => weight.read());
  for (const [list, suffix] of Object.entries(slotLists)) {
    const slots = lists[list];
    if (!slots) continue;
    variables.forEach((variable, i) => {
      slots[i] ??= {
        originalName: `${variable.name}/${suffix}`,
        variable: tidy(() => zerosLike(variable).variable(false)),
      };
    });
  }
}
