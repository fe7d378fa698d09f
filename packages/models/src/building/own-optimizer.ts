import { dispose, type Optimizer, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { internalsOf, type LayersModelInternals } from "../layers-model-internals.js";

/**
 * Has a compiled model own its optimizer: `model.dispose()` frees that, too.
 *
 * TensorFlow.js owns only optimizers that it made from a name; one given as an object would outlive the model.
 */
export function ownOptimizer(model: LayersModel): void {
  const internals = internalsOf(model);
  if (internals.optimizer) disposeLearningRateToo(internals.optimizer);
  internals.isOptimizerOwned = true;
  // `dispose()` of a Sequential asks its own copy of the flag.
  (model as unknown as LayersModelInternals).isOptimizerOwned = true;
}

/** `MomentumOptimizer.dispose` of TF.js 4.22 forgets the scalar `c`, its negative learning rate. */
function disposeLearningRateToo(optimizer: Optimizer): void {
  if (optimizer.getClassName() !== "Momentum") return;
  const disposeRest = optimizer.dispose.bind(optimizer);
  optimizer.dispose = () => {
    disposeRest();
    dispose((optimizer as unknown as { readonly c: Tensor }).c);
  };
}
