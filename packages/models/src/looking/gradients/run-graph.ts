import type { Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel, layers, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { callOf } from "../../layers-model-internals.js";

/** What may see, and replace, the output of each layer on the way. */
export type Hook = (layer: layers.Layer, output: Tensor) => Tensor;

/**
 * Runs a model's layers one by one, in inference mode, on TensorFlow.js' differentiable operations.
 *
 * `model.predict` would run the compiled program, which knows no gradient with respect to its input. Branches and layers that
 * are used twice are fine; a model within the model is one layer.
 *
 * To be called within `tf.tidy`.
 *
 * @param target - Symbolic tensors of the model to compute.
 * @param input - Images, shape [n, ...the model's input shape].
 * @param hook - Is called with the first output of each layer call, once each, and gives what the next layers get.
 */
export function runGraph(
  model: LayersModel,
  target: SymbolicTensor,
  input: Tensor,
  hook: Hook = (_, output) => output,
): Tensor {
  const known = new Map<SymbolicTensor, Tensor>([[model.inputs[0]!, input]]);
  const compute = (tensor: SymbolicTensor): Tensor => {
    const before = known.get(tensor);
    if (before) return before;
    const { layer, inputs, output } = callOf(tensor);
    const values = inputs.map(compute);
    const result = layer.apply(values.length === 1 ? values[0]! : values, { training: false }) as Tensor | Tensor[];
    const value = hook(layer, Array.isArray(result) ? result[output]! : result);
    known.set(tensor, value);
    return value;
  };
  return compute(target);
}
