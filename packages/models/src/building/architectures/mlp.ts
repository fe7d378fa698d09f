import { checkFraction } from "../../checks.js";
import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { option } from "../options/option.js";
import { checkUnits, oneOf } from "../options/option-checks.js";
import { type Activation, activations } from "../plan/layer-spec.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildMlp`. */
export interface MlpOptions extends ClassifierOptions {
  /** Units of the hidden layers; `[]` for none, which is logistic regression. @default [300, 100] */
  denseUnits?: number | readonly number[];
  /** Activation of the hidden layers. @default "relu" */
  activation?: Activation;
  /** Share of units that training silences after each hidden layer, in [0, 1); 0 adds no layer. @default 0 */
  dropout?: number;
}

/** Flatten → dense … → softmax. */
export const mlp: Architecture<MlpOptions> = {
  name: "mlp",
  options: {
    ...classifierOptions,
    denseUnits: option([300, 100], checkUnits),
    activation: option("relu", oneOf(...activations)),
    dropout: option(0, checkFraction),
  },
  plan({ inputShape, classes, denseUnits, activation, dropout }) {
    const network = createPlanner(inputShape);
    network.add({ kind: "Flatten" });
    for (const units of [denseUnits].flat()) {
      network.add({ kind: "Dense", units, activation });
      if (dropout > 0) network.add({ kind: "Dropout", rate: dropout });
    }
    network.add({ kind: "Dense", units: classes, activation: "softmax" });
    return network.plan();
  },
};
