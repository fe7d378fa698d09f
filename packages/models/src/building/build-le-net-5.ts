import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type LeNet5Options, leNet5 } from "./architectures/le-net-5.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998, "Gradient-based learning applied to document
 * recognition", section II.B): 6 filters of 5×5, halving, 16 of 5×5, halving, 120 and 84 units.
 *
 * By default with the paper's tanh and averages; `{ activation: "relu", pooling: "max" }` is what is built today. It differs
 * from the paper as all of today's do: C3 sees all of S2's maps, the halving has no weights of its own, the tanh is not
 * scaled, and a softmax stands for the distances to drawn digits. C5, which the paper calls a convolution whose window is
 * all that is left, is a dense layer, so that images may have any size from 12 × 12 on (16 × 16 with padding "valid").
 * Without options 61,706 parameters. Input, output, loss, acceleration, and whose the tensors are: as with `buildCnn`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `IMAGE_TOO_SMALL`, `NO_BACKEND`. Nothing
 * has been created then.
 * @example
 * const model = buildLeNet5({ activation: "relu", pooling: "max" });
 * model.countParams(); // 61706
 * model.dispose();
 */
export function buildLeNet5(options: LeNet5Options = {}): LayersModel {
  return buildArchitecture(leNet5, options);
}
