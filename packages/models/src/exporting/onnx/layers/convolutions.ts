import { cannotWrite, type LayerCall, type LayerWriter } from "../layer-call.js";
import { permute, type Weight } from "../permute.js";
import { channelsFirst, type Value } from "../value.js";
import { activate } from "./activations.js";
import { both, windowAttributes } from "./window.js";

/** The layer Conv2D: its kernel [height, width, in, out] becomes [out, in, height, width]. */
export const writeConv2d: LayerWriter = (call) => {
  const [kernel, bias] = call.weights;
  const image = channelsFirst(call.graph, call.inputs[0]!);
  const inputs = [image.name, constant(call, permute(kernel!, [3, 2, 0, 1])), ...optional(call, bias)];
  const window = { size: kernel!.shape.slice(0, 2), strides: both(call.config.strides), dilations: dilations(call) };
  const name = call.graph.add("Conv", inputs, windowAttributes(call, image, window));
  return activate(call, result(call, name), call.config.activation);
};

/** The layer DepthwiseConv2D: a group of filters for each channel. */
export const writeDepthwiseConv2d: LayerWriter = (call) => {
  const [kernel, bias] = call.weights;
  // TensorFlow.js 4.22 takes the option and computes without it.
  if (dilations(call).some((rate) => rate !== 1)) throw cannotWrite(call, "a dilation");
  const name = depthwise(call, channelsFirst(call.graph, call.inputs[0]!), kernel!, bias);
  return activate(call, result(call, name), call.config.activation);
};

/** The layer SeparableConv2D: a depthwise convolution, then one of single pixels. */
export const writeSeparableConv2d: LayerWriter = (call) => {
  const [kernel, pointwise, bias] = call.weights;
  const between = depthwise(call, channelsFirst(call.graph, call.inputs[0]!), kernel!);
  const inputs = [between, constant(call, permute(pointwise!, [3, 2, 0, 1])), ...optional(call, bias)];
  const name = call.graph.add("Conv", inputs, { integers: { kernel_shape: [1, 1] } });
  return activate(call, result(call, name), call.config.activation);
};

/** The kernel [height, width, in, multiplier] becomes [in · multiplier, 1, height, width]. */
function depthwise(call: LayerCall, image: Value, kernel: Weight, bias?: Weight): string {
  const [height, width, channels, multiplier] = kernel.shape as [number, number, number, number];
  const { values } = permute(kernel, [2, 3, 0, 1]);
  const filters = constant(call, { values, shape: [channels * multiplier, 1, height, width] });
  const window = { size: [height, width], strides: both(call.config.strides), dilations: dilations(call) };
  const attributes = windowAttributes(call, image, window);
  return call.graph.add("Conv", [image.name, filters, ...optional(call, bias)], {
    ...attributes,
    integer: { group: channels },
  });
}

function dilations(call: LayerCall): readonly number[] {
  return both(call.config.dilationRate);
}

function constant({ graph }: LayerCall, { values, shape }: Weight): string {
  return graph.constant(values, shape);
}

function optional(call: LayerCall, bias: Weight | undefined): string[] {
  return bias ? [constant(call, bias)] : [];
}

function result({ outputShape }: LayerCall, name: string): Value {
  return { name, shape: outputShape, order: "channelsFirst" };
}
