import { cannotWrite, type LayerCall, type LayerWriter } from "../layer-call.js";
import { channelsFirst, kept, type Value } from "../value.js";

/** The layers Add, Multiply, Maximum and Minimum of inputs of one shape. */
export const writeMerge =
  (operation: string): LayerWriter =>
  (call) => {
    const { graph, outputShape } = call;
    if (call.inputs.some(({ shape }) => shape.join() !== outputShape.join())) {
      throw cannotWrite(call, `inputs of shapes ${call.inputs.map(({ shape }) => `[${shape}]`).join(" and ")}`);
    }
    const [first, ...others] = alike(call) as [Value, ...Value[]];
    return { ...first, name: others.reduce((sum, { name }) => graph.add(operation, [sum, name]), first.name) };
  };

/** The layer Concatenate over the last axis. */
export const writeConcatenate: LayerWriter = (call) => {
  const { graph, config, outputShape } = call;
  const rank = outputShape.length;
  if (config.axis !== -1 && config.axis !== rank) throw cannotWrite(call, `the axis ${config.axis}`);
  const values = alike(call);
  const axis = values[0]!.order === "channelsFirst" ? 1 : rank;
  const name = graph.add(
    "Concat",
    values.map((value) => value.name),
    { integer: { axis } },
  );
  return { ...values[0]!, name, shape: outputShape };
};

/** The inputs in one order: channels first if one of them is so already. */
function alike({ graph, inputs }: LayerCall): Value[] {
  const isFirst = inputs.some(({ order }) => order === "channelsFirst");
  return inputs.map((value) => (isFirst ? channelsFirst(graph, value) : kept(graph, value)));
}
