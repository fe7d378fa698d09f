import { dispose, tensor } from "@tensorflow/tfjs-core";
import { input, type LayersModel, layers, model, sequential } from "@tensorflow/tfjs-layers";

/**
 * A network that a reader can compute: 3×3 image → 2 filters of 2×2, ReLU → flatten → 2 classes, softmax.
 *
 * Map 0 is the top left pixel of each window, map 1 is ½ minus the bottom right one. Scores:
 * class 0 = Σ map 0, class 1 = 2 · (map 1 at the top left) + 1.
 */
export function tinyNetwork(kind: "sequential" | "functional" = "sequential"): LayersModel {
  const conv = layers.conv2d({ filters: 2, kernelSize: 2, activation: "relu", name: "conv", inputShape: [3, 3, 1] });
  const dense = layers.dense({ units: 2, activation: "softmax", name: "scores" });
  const flatten = layers.flatten({ name: "flatten" });
  const chain = (): LayersModel => {
    const image = input({ shape: [3, 3, 1] });
    const outputs = dense.apply(flatten.apply(conv.apply(image)) as never) as never;
    return model({ inputs: image, outputs });
  };
  const network = kind === "sequential" ? sequential({ layers: [conv, flatten, dense] }) : chain();
  // Kernel [2, 2, 1, 2]: row, column, channel, filter.
  const kernel = tensor([1, 0, 0, 0, 0, 0, 0, -1], [2, 2, 1, 2]);
  const bias = tensor([0, 0.5]);
  // Rows: [row, column, map] of the 2×2×2 maps, flattened. Columns: classes.
  const matrix = tensor([1, 0, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], [8, 2]);
  const offsets = tensor([0, 1]);
  conv.setWeights([kernel, bias]);
  dense.setWeights([matrix, offsets]);
  dispose([kernel, bias, matrix, offsets]);
  return network;
}

/** The image that the tests of looking inside compute by hand: 51 is a fifth of 255. */
export const tinyImage: Uint8Array = Uint8Array.of(255, 0, 51, 0, 51, 0, 102, 0, 255);
