import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { allocateOptimizerState } from "../building/allocate-optimizer-state.js";
import { resetOptimizerState } from "../building/reset-optimizer-state.js";
import { internalsOf } from "../layers-model-internals.js";

/**
 * Says of some layers whether they are trained, and has a compiled model train exactly those that are.
 *
 * TensorFlow.js, like Keras, looks at `trainable` in `compile` only; and another `compile` would need another optimizer. So this
 * does what it does for the weights, and lets the optimizer that is there begin anew. Nothing happens if nothing changes.
 */
export function setTrainable(model: LayersModel, chosen: readonly layers.Layer[], trainable: boolean): void {
  const changing = chosen.filter((layer) => layer.weights.length > 0 && layer.trainable !== trainable);
  if (changing.length === 0) return;
  for (const layer of changing) layer.trainable = trainable;
  const internals = internalsOf(model);
  if (!internals.optimizer) return;
  // A list of its own: compiled programs tell by it that they are to be compiled again.
  internals.collectedTrainableWeights = [...internals.trainableWeights];
  resetOptimizerState(internals.optimizer);
  allocateOptimizerState(model);
}
