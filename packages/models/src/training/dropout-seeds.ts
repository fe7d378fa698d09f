import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { deriveSeed, seedStream } from "../derive-seed.js";

/** A layer whose mask depends on a seed; TensorFlow.js hides the fields. */
type SeededLayer = layers.Layer & { seed: number | undefined; readonly rate: number };

/** Control over the masks of a model's dropout layers. */
export interface DropoutSeeds {
  /** Gives every dropout layer the seed of one step. */
  set(step: number): void;
  /** The seeds of one step, of those layers that drop anything, in the order of the layers. */
  keys(step: number): Int32Array;
  /** Gives every dropout layer the seed that it had. */
  restore(): void;
}

/**
 * Makes the masks of a model's dropout layers follow from a seed and change at every step.
 *
 * TensorFlow.js' `Dropout({ seed })` draws the same mask at every step, and without a seed it draws from `Math.random`.
 * So each layer gets a seed derived from the run's seed, the step and the layer's place before each step.
 */
export function createDropoutSeeds(model: LayersModel, seed: number): DropoutSeeds {
  const layers = dropoutLayers(model);
  const before = layers.map((layer) => layer.seed);
  return {
    set(step) {
      layers.forEach((layer, i) => {
        layer.seed = deriveSeed(seed, seedStream.dropout, step, i);
      });
    },
    keys(step) {
      const seeds = layers.map((_, i) => deriveSeed(seed, seedStream.dropout, step, i));
      return Int32Array.from(seeds.filter((_, i) => layers[i]!.rate > 0 && layers[i]!.rate < 1));
    },
    restore() {
      layers.forEach((layer, i) => {
        layer.seed = before[i];
      });
    },
  };
}

function dropoutLayers(model: LayersModel): SeededLayer[] {
  return model.layers.flatMap((layer) => {
    if ("layers" in layer) return dropoutLayers(layer as unknown as LayersModel);
    return /^(Spatial)?Dropout/.test(layer.getClassName()) ? [layer as unknown as SeededLayer] : [];
  });
}
