import {
  checkBoolean,
  checkChoice,
  checkFraction,
  checkPositive,
  checkPositiveInteger,
  checkPositiveIntegers,
  checkSeed,
} from "../checks.js";
import { ModelError } from "../model-error.js";
import { type OptimizerName, optimizerDefaults } from "./make-optimizer.js";

/** Activations of hidden layers, by Keras' names. */
export const activations = ["relu", "relu6", "elu", "selu", "tanh", "sigmoid", "softplus", "swish", "linear"] as const;

/** Name of an activation of hidden layers. */
export type Activation = (typeof activations)[number];

/** Options of `buildCnn`; the defaults are the lab sheet's network. */
export interface CnnOptions {
  /** Height, width and channels of one image. @default [28, 28, 1] */
  inputShape?: readonly [height: number, width: number, channels: number];
  /** Number of classes, the units of the softmax at the end. At least 2. @default 10 */
  classes?: number;
  /** Filters of each convolution; its length is the number of convolutions, at least one. @default [8, 16] */
  filters?: readonly number[];
  /** Height and width of every convolution's kernel. @default 3 */
  kernelSize?: number;
  /** Whether convolutions shrink the image ("valid") or pad it with zeros ("same"). @default "valid" */
  padding?: "valid" | "same";
  /** Step of every convolution's window, both ways. @default 1 */
  strides?: number;
  /** Activation of convolutions and hidden dense layers. @default "relu" */
  activation?: Activation;
  /** What follows each convolution to make the image smaller. @default "max" */
  pooling?: "max" | "average" | "none";
  /** Window and step of the pooling, both ways. @default 2 */
  poolSize?: number;
  /** Units of the hidden dense layers; `[]` for none. @default 64 */
  denseUnits?: number | readonly number[];
  /** Share of units that training silences after each hidden dense layer, in [0, 1); 0 adds no layer. @default 0.2 */
  dropout?: number;
  /**
   * Batch normalisation between each convolution and its activation. The convolutions then have no bias: the
   * normalisation would subtract it again (Ioffe and Szegedy 2015, section 3.2). @default false
   */
  batchNorm?: boolean;
  /** "momentum" is stochastic gradient descent with momentum 0.9. @default "adam" */
  optimizer?: OptimizerName;
  /** Above 0. @default 0.001 for "adam" and "rmsprop", 0.01 for "sgd" and "momentum", as in Keras */
  learningRate?: number;
  /** Of the initial weights: the same seed gives the same weights, bit for bit. @default 0 */
  seed?: number;
}

/** {@link CnnOptions} with every default filled in. */
export type ResolvedCnnOptions = Required<Omit<CnnOptions, "denseUnits">> & { denseUnits: readonly number[] };

/**
 * Fills in the defaults and checks every option.
 *
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 */
export function resolveCnnOptions(options: CnnOptions): ResolvedCnnOptions {
  const {
    inputShape = [28, 28, 1],
    classes = 10,
    filters = [8, 16],
    kernelSize = 3,
    padding = "valid",
    strides = 1,
    activation = "relu",
    pooling = "max",
    poolSize = 2,
    denseUnits = 64,
    dropout = 0.2,
    batchNorm = false,
    optimizer = "adam",
    seed = 0,
  } = options;
  checkPositiveIntegers("inputShape", inputShape, 3);
  checkPositiveInteger("classes", classes);
  if (classes < 2) throw new ModelError("INVALID_ARGUMENT", "[models] classes must be at least 2, found 1.");
  checkPositiveIntegers("filters", filters);
  if (filters.length === 0) {
    throw new ModelError("INVALID_ARGUMENT", "[models] filters must name at least one convolution, found [].");
  }
  checkPositiveInteger("kernelSize", kernelSize);
  checkChoice("padding", padding, ["valid", "same"]);
  checkPositiveInteger("strides", strides);
  checkChoice("activation", activation, activations);
  checkChoice("pooling", pooling, ["max", "average", "none"]);
  checkPositiveInteger("poolSize", poolSize);
  const units = typeof denseUnits === "number" ? [denseUnits] : denseUnits;
  checkPositiveIntegers("denseUnits", units);
  checkFraction("dropout", dropout);
  checkBoolean("batchNorm", batchNorm);
  checkChoice("optimizer", optimizer, Object.keys(optimizerDefaults) as OptimizerName[]);
  const learningRate = options.learningRate ?? optimizerDefaults[optimizer].learningRate;
  checkPositive("learningRate", learningRate);
  checkSeed(seed);
  return {
    inputShape,
    classes,
    filters,
    kernelSize,
    padding,
    strides,
    activation,
    pooling,
    poolSize,
    denseUnits: units,
    dropout,
    batchNorm,
    optimizer,
    learningRate,
    seed,
  };
}
