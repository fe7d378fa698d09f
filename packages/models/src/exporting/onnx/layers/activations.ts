import { cannotWrite, type LayerCall, type LayerWriter } from "../layer-call.js";
import { kept, type Value } from "../value.js";

type Elementwise = (call: LayerCall, x: string) => string;

const single =
  (operation: string): Elementwise =>
  ({ graph }, x) =>
    graph.add(operation, [x]);

/** Activations that treat each number alone, by TensorFlow.js' names. */
const elementwise: Readonly<Record<string, Elementwise>> = {
  linear: (_, x) => x,
  relu: single("Relu"),
  relu6: (call, x) => clip(call, x, 6),
  elu: single("Elu"),
  selu: single("Selu"),
  sigmoid: single("Sigmoid"),
  tanh: single("Tanh"),
  softplus: single("Softplus"),
  softsign: single("Softsign"),
  hardSigmoid: single("HardSigmoid"), // alpha 0.2 and beta 0.5 there, too
  swish: ({ graph }, x) => graph.add("Mul", [x, graph.add("Sigmoid", [x])]),
  mish: ({ graph }, x) => graph.add("Mul", [x, graph.add("Tanh", [graph.add("Softplus", [x])])]),
};

/** Those that compare the numbers of the last axis with each other. */
const overLastAxis: Readonly<Record<string, string>> = { softmax: "Softmax", logSoftmax: "LogSoftmax" };

/**
 * Applies an activation by name.
 *
 * @throws {ModelError} `UNSUPPORTED_MODEL` for one that is not written.
 */
export function activate(call: LayerCall, value: Value, activation = "linear"): Value {
  if (Object.hasOwn(elementwise, activation)) return { ...value, name: elementwise[activation]!(call, value.name) };
  if (!Object.hasOwn(overLastAxis, activation)) throw cannotWrite(call, `the activation "${activation}"`);
  const axis = value.order === "channelsFirst" ? 1 : value.shape.length;
  return { ...value, name: call.graph.add(overLastAxis[activation]!, [value.name], { integer: { axis } }) };
}

/** The layer Activation. */
export const writeActivation: LayerWriter = (call) => activate(call, call.inputs[0]!, call.config.activation);

/** The layer Softmax. */
export const writeSoftmax: LayerWriter = (call) => {
  const { axis = -1 } = call.config;
  const [value] = call.inputs as [Value];
  const last = value.shape.length;
  if (axis !== -1 && axis !== last) throw cannotWrite(call, `the axis ${axis}, where only the last one goes,`);
  return activate(call, value, "softmax");
};

/** The layer ReLU. */
export const writeRelu: LayerWriter = (call) => {
  const [value] = call.inputs as [Value];
  const { maxValue } = call.config;
  return { ...value, name: maxValue == null ? call.graph.add("Relu", [value.name]) : clip(call, value.name, maxValue) };
};

/** The layers LeakyReLU and ELU, which have a slope `alpha`. */
export const writeSloped =
  (operation: string): LayerWriter =>
  ({ graph, config, inputs }) => {
    const [value] = inputs as [Value];
    return { ...value, name: graph.add(operation, [value.name], { float: { alpha: config.alpha! } }) };
  };

/** The layer PReLU: a slope for each number. */
export const writePrelu: LayerWriter = ({ graph, weights, inputs }) => {
  const value = kept(graph, inputs[0]!);
  const { values, shape } = weights[0]!;
  return { ...value, name: graph.add("PRelu", [value.name, graph.constant(values, shape)]) };
};

function clip({ graph }: LayerCall, x: string, most: number): string {
  const [low, high] = [0, most].map((bound) => graph.constant(Float32Array.of(bound), []));
  return graph.add("Clip", [x, low!, high!]);
}
