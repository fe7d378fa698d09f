import type { LayersModel } from "@tensorflow/tfjs-layers";
import { checkPositiveInteger } from "../checks.js";
import { layerPosition } from "./layer-position.js";
import { setTrainable } from "./set-trainable.js";

/** Options of `gradualUnfreezing`. */
export interface GradualUnfreezingOptions {
  /** Epochs from one layer to the next. @default 1 */
  every?: number;
  /** Names of the layers, in the order in which they thaw. @default the model's frozen layers that have weights, last first */
  layers?: readonly string[];
}

/** A callback of `train` that thaws layers; or call `onEpochBegin` yourself before each epoch. */
export interface GradualUnfreezing {
  readonly name: string;
  /**
   * Thaws what is due by an epoch.
   *
   * @param run - Not looked at.
   * @param epoch - From 1.
   */
  onEpochBegin(run: unknown, epoch: number): void;
}

/**
 * Trains the head first and then one frozen layer more every few epochs, from the last to the first.
 *
 * In the epochs 1 to `every` the model trains as it is; then the first of `layers` joins, and so on. The optimizer begins anew
 * whenever a layer joins. What is due follows from the epoch's number alone, so a run that is resumed with the same `layers`
 * goes on as it would have.
 *
 * Howard & Ruder, "Universal Language Model Fine-tuning for Text Classification", 2018, section 3.3.
 *
 * @param model - With frozen layers, see `freeze`.
 * @throws {ModelError} `INVALID_ARGUMENT` if `every` is no integer of at least 1, or there is no such layer.
 * @example
 * freeze(model);
 * const thaw = gradualUnfreezing(model, { every: 2 });
 * thaw.onEpochBegin(undefined, 3);
 * model.trainableWeights.length; // 4: the head and the dense layer before it
 */
export function gradualUnfreezing(model: LayersModel, options: GradualUnfreezingOptions = {}): GradualUnfreezing {
  const { every = 1, layers } = options;
  checkPositiveInteger("every", every);
  const order = layers
    ? layers.map((name, i) => model.layers[layerPosition(model, `layers[${i}]`, name)]!)
    : model.layers.filter((layer) => layer.weights.length > 0 && !layer.trainable).reverse();
  return {
    name: "gradualUnfreezing",
    onEpochBegin(_, epoch) {
      setTrainable(model, order.slice(0, Math.floor((epoch - 1) / every)), true);
    },
  };
}
