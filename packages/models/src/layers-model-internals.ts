import type { io, Optimizer, Scalar, Tensor, Variable } from "@tensorflow/tfjs-core";
import type { LayersModel, layers, SymbolicTensor } from "@tensorflow/tfjs-layers";

/**
 * The members of TensorFlow.js 4.22's `LayersModel` that this package uses though its declarations hide them.
 *
 * They are named in this one file, so that a change upstream has one place to be felt (and its tests to be seen).
 */
export interface LayersModelInternals {
  /** The lock of `fit`: true while the model is being trained. */
  isTraining: boolean;
  /** Whether `dispose()` disposes the optimizer, too. */
  isOptimizerOwned: boolean;
  readonly optimizer: Optimizer | undefined;
  /**
   * The variables that the compiled model trains, in the order in which the optimizer gets their gradients. Set by `compile`; who
   * sets it otherwise sees to the optimizer's state, which goes by position.
   */
  collectedTrainableWeights: readonly { read(): Variable }[];
  /** The variables of the layers that are trainable now. */
  readonly trainableWeights: readonly { read(): Variable }[];
  /** `loss` first, then one name per metric; the order of what a step returns. */
  readonly metricsNames: readonly string[];
  makeTestFunction(): void;
  /** Loss and metrics of one batch (inputs, then targets) in inference mode; exists after `makeTestFunction`. */
  readonly testFunction: (batch: Tensor[]) => Scalar[];
  getTrainingConfig(): io.TrainingConfig;
}

/** The members of a TensorFlow.js 4.22 `SymbolicTensor` that say how a model computes it. */
interface SymbolicTensorInternals {
  readonly sourceLayer: layers.Layer;
  /** Which call of the layer made it. */
  readonly nodeIndex: number;
  /** Which of the layer's outputs it is. */
  readonly tensorIndex: number;
}

/** One call of a layer in a model's graph. */
export interface LayerCall {
  readonly layer: layers.Layer;
  readonly inputs: readonly SymbolicTensor[];
  /** Which of the layer's outputs was asked for. */
  readonly output: number;
}

/** The call of a layer that computes a symbolic tensor of a model. */
export function callOf(tensor: SymbolicTensor): LayerCall {
  const { sourceLayer, nodeIndex, tensorIndex } = tensor as unknown as SymbolicTensorInternals;
  const { inboundNodes } = sourceLayer as unknown as { inboundNodes: readonly { inputTensors: SymbolicTensor[] }[] };
  return { layer: sourceLayer, inputs: inboundNodes[nodeIndex]!.inputTensors, output: tensorIndex };
}

/**
 * The object that does a model's work: a `Sequential` hands everything on to the functional model inside it.
 *
 * @param model - A model that is built.
 */
export function internalsOf(model: LayersModel): LayersModelInternals {
  const outer = model as unknown as LayersModelInternals & { readonly model?: LayersModelInternals };
  return outer.model ?? outer;
}
