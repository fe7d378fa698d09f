import type { LayerWriter } from "../layer-call.js";
import { permute, type Weight } from "../permute.js";
import { kept, type Value } from "../value.js";
import { activate } from "./activations.js";

/** The layer Dense: on vectors one product with its kernel, whose rows follow the order of the vector; else over the last axis. */
export const writeDense: LayerWriter = (call) => {
  const { graph, weights, outputShape, config } = call;
  const [kernel, bias] = weights as [Weight, Weight?];
  const [input] = call.inputs as [Value];
  let name: string;
  if (input.shape.length === 1) {
    const { values, shape } = transposed(kernel, input);
    const biases = bias ? [graph.constant(bias.values, bias.shape)] : [];
    name = graph.add("Gemm", [input.name, graph.constant(values, shape), ...biases], { integer: { transB: 1 } });
  } else {
    name = graph.add("MatMul", [kept(graph, input).name, graph.constant(kernel.values, kernel.shape)]);
    if (bias) name = graph.add("Add", [name, graph.constant(bias.values, bias.shape)]);
  }
  return activate(call, { name, shape: outputShape, order: "kept" }, config.activation);
};

/** A kernel [in, out] as [out, in], with `in` in the order of the input. */
function transposed(kernel: Weight, { order, image }: Value): Weight {
  if (order !== "flattened") return permute(kernel, [1, 0]);
  const [rows, units] = kernel.shape as [number, number];
  const { values } = permute({ ...kernel, shape: [...image!, units] }, [3, 2, 0, 1]);
  return { values, shape: [units, rows] };
}
