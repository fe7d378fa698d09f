import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type MlpOptions, mlp } from "./architectures/mlp.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles a multilayer perceptron: the pixels as one row, hidden dense layers, softmax.
 *
 * Without options it is as wide as "28×28-300-100-10" of LeCun, Bottou, Bengio and Haffner 1998 (section III.C.4), with ReLU
 * and a softmax: 266,610 parameters. Input, output, loss, acceleration, and whose the tensors are: as with `buildCnn`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = buildMlp({ denseUnits: 128, dropout: 0.2 });
 * model.countParams(); // 101770
 * model.dispose();
 */
export function buildMlp(options: MlpOptions = {}): LayersModel {
  return buildArchitecture(mlp, options);
}
