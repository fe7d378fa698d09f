import { cannotWrite, type LayerWriter } from "../layer-call.js";
import { kept, type Value } from "../value.js";

/** The layers that do nothing in inference: Dropout and its kin. */
export const writeNothing: LayerWriter = ({ inputs }) => inputs[0]!;

/** The layer Flatten. */
export const writeFlatten: LayerWriter = (call) => {
  const { graph, outputShape } = call;
  const [input] = call.inputs as [Value];
  const [height, width, channels] = input.shape;
  const isKnown = height != null && width != null && channels != null;
  if (input.order !== "channelsFirst" || !isKnown) return flat(kept(graph, input));
  const isSame = channels === 1 || (height === 1 && width === 1);
  return isSame ? flat(input) : { ...flat(input), order: "flattened", image: [height, width, channels] };

  function flat({ name }: Value): Value {
    return { name: graph.add("Flatten", [name]), shape: outputShape, order: "kept" };
  }
};

/** The layer Reshape. */
export const writeReshape: LayerWriter = (call) => {
  const { graph, outputShape } = call;
  if (outputShape.includes(null)) throw cannotWrite(call, "a size that is open");
  const shape = graph.shapeConstant([-1, ...(outputShape as number[])]);
  return { name: graph.add("Reshape", [kept(graph, call.inputs[0]!).name, shape]), shape: outputShape, order: "kept" };
};
