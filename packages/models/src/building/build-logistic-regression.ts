import type { LayersModel } from "@tensorflow/tfjs-layers";
import { type LogisticRegressionOptions, logisticRegression } from "./architectures/logistic-regression.js";
import { buildArchitecture } from "./build-architecture.js";

/**
 * Builds and compiles multinomial logistic regression: a weight per pixel and class, and softmax. The baseline that every
 * network has to beat.
 *
 * Without options 7,850 parameters. Input, output, loss, acceleration, and whose the tensors are: as with `buildCnn`.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an unknown option or one out of its range, `NO_BACKEND`. Nothing has been
 * created then.
 * @example
 * const model = buildLogisticRegression();
 * model.countParams(); // 7850
 * model.dispose();
 */
export function buildLogisticRegression(options: LogisticRegressionOptions = {}): LayersModel {
  return buildArchitecture(logisticRegression, options);
}
