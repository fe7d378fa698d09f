import { add, matMul, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { callOf } from "../../layers-model-internals.js";
import { type Hook, runGraph } from "./run-graph.js";

/** A dense layer's fields that TensorFlow.js' declarations hide. */
interface DenseLayer {
  readonly activation?: { getClassName(): string };
  readonly kernel: { read(): Tensor };
  readonly bias: { read(): Tensor } | null;
}

/**
 * The class scores of images before the softmax, shape [n, classes].
 *
 * Scores and not probabilities, as Simonyan et al. 2014 (section 2) and Selvaraju et al. 2017 (section 3) differentiate them: a
 * class's probability also grows when the others' scores fall. A model without a softmax at its end gives its outputs.
 *
 * To be called within `tf.tidy`.
 *
 * @param input - Images, shape [n, ...the model's input shape].
 * @param hook - See {@link runGraph}.
 */
export function classScores(model: LayersModel, input: Tensor, hook?: Hook): Tensor {
  const output = model.outputs[0]!;
  const { layer, inputs } = callOf(output);
  const before = (): Tensor => runGraph(model, inputs[0] as SymbolicTensor, input, hook);
  const { activation, kernel, bias } = layer as unknown as DenseLayer;
  const kind = layer.getClassName();
  if (kind === "Softmax" || (kind === "Activation" && activation?.getClassName() === "softmax")) return before();
  if (kind !== "Dense" || activation?.getClassName() !== "softmax") return runGraph(model, output, input, hook);
  const products = matMul(before(), kernel.read());
  return bias ? add(products, bias.read()) : products;
}
