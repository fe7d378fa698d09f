import { cannotWrite, type LayerWriter } from "../layer-call.js";
import { channelsFirst, kept, type Value } from "../value.js";

/** The layer BatchNormalization, over the last axis. */
export const writeBatchNormalization: LayerWriter = (call) => {
  const { graph, config, weights } = call;
  const [input] = call.inputs as [Value];
  const rank = input.shape.length;
  if (config.axis !== -1 && config.axis !== rank) throw cannotWrite(call, `the axis ${config.axis}`);
  if (rank !== 1 && rank !== 3) throw cannotWrite(call, `an input of ${rank + 1} axes`);
  const value = rank === 3 ? channelsFirst(graph, input) : kept(graph, input);
  const left = [...weights];
  const channels = left[0]!.values.length;
  const constant = (fill: number, isThere = true) =>
    graph.constant(isThere ? left.shift()!.values : new Float32Array(channels).fill(fill), [channels]);
  const [gamma, beta] = [constant(1, config.scale), constant(0, config.center)];
  const inputs = [value.name, gamma, beta, constant(0), constant(1)];
  return { ...value, name: graph.add("BatchNormalization", inputs, { float: { epsilon: config.epsilon! } }) };
};
