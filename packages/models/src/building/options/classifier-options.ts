import { checkPositive, checkSeed } from "../../checks.js";
import { type OptimizerName, optimizerDefaults } from "../make-optimizer.js";
import { type Option, type OptionTable, option } from "./option.js";
import { checkClasses, checkImageShapeOption, oneOf } from "./option-checks.js";

/** Options that every builder has. */
export interface ClassifierOptions {
  /** Height, width and channels of one image. @default [28, 28, 1] */
  inputShape?: readonly [height: number, width: number, channels: number];
  /** Number of classes, the units of the softmax at the end. At least 2. @default 10 */
  classes?: number;
  /** "momentum" is stochastic gradient descent with momentum 0.9. @default "adam" */
  optimizer?: OptimizerName;
  /** Above 0. @default 0.001 for "adam" and "rmsprop", 0.01 for "sgd" and "momentum", as in Keras */
  learningRate?: number;
  /** Of the initial weights: the same seed gives the same weights, bit for bit. @default 0 */
  seed?: number;
}

const learningRate: Option<number> = {
  fallback: ({ optimizer }) => optimizerDefaults[optimizer as OptimizerName].learningRate,
  check: checkPositive,
};

/** The table of {@link ClassifierOptions}, which the tables of all builders begin with. */
export const classifierOptions: OptionTable<ClassifierOptions> = {
  inputShape: option([28, 28, 1], checkImageShapeOption),
  classes: option(10, checkClasses),
  optimizer: option("adam", oneOf(...(Object.keys(optimizerDefaults) as OptimizerName[]))),
  learningRate,
  seed: option(0, (_, value) => checkSeed(value)),
};
