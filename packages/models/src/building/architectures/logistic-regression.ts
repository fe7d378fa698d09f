import { type ClassifierOptions, classifierOptions } from "../options/classifier-options.js";
import { createPlanner } from "../plan/planner.js";
import type { Architecture } from "./architecture.js";

/** Options of `buildLogisticRegression`: those that every builder has. */
export interface LogisticRegressionOptions extends ClassifierOptions {}

/** Flatten → softmax. */
export const logisticRegression: Architecture<LogisticRegressionOptions> = {
  name: "logisticRegression",
  options: classifierOptions,
  plan({ inputShape, classes }) {
    const network = createPlanner(inputShape);
    network.add({ kind: "Flatten" });
    network.add({ kind: "Dense", units: classes, activation: "softmax" });
    return network.plan();
  },
};
