import type { Variable } from "@tensorflow/tfjs-core";
import type { layers } from "@tensorflow/tfjs-layers";
import {
  type LayerSpec,
  type Pair,
  type PointwiseActivation,
  pointwiseActivations,
  type WeightRef,
} from "./layer-spec.js";
import { cover, NotCovered } from "./not-covered.js";

type Layer = layers.Layer;
type Config = Readonly<Record<string, unknown>>;

/** What a `LayerVariable` of TF.js has. */
interface LayerVariable {
  readonly originalName: string;
  readonly shape: readonly number[];
  read(): Variable;
}

/**
 * The steps that one TF.js layer consists of; its activation is a step of its own.
 *
 * @throws {NotCovered} for a layer, or an option of one, that compiled training does not cover.
 */
export function readLayer(layer: Layer): LayerSpec[] {
  const config = layer.getConfig() as Config;
  const read = readers[layer.getClassName()];
  cover(read, `the layer type ${layer.getClassName()} (${layer.name})`);
  for (const option of ["activityRegularizer", "kernelConstraint", "biasConstraint", "depthwiseConstraint"]) {
    cover(config[option] == null, `${option} (${layer.name})`);
  }
  cover(config.dataFormat == null || config.dataFormat === "channelsLast", `dataFormat channelsFirst (${layer.name})`);
  return read(layer, config);
}

const readers: Readonly<Partial<Record<string, (layer: Layer, config: Config) => LayerSpec[]>>> = {
  Conv2D: (layer, config) => [
    {
      type: "conv2d",
      kernel: weight(layer, "kernel", config.kernelRegularizer),
      bias: config.useBias ? weight(layer, "bias", config.biasRegularizer) : undefined,
      strides: pair(config.strides),
      padding: padding(layer, config),
    },
    ...activation(layer, config.activation),
  ],
  DepthwiseConv2D: (layer, config) => [
    {
      type: "depthwiseConv2d",
      kernel: weight(layer, "depthwise_kernel", config.depthwiseRegularizer),
      bias: config.useBias ? weight(layer, "bias", config.biasRegularizer) : undefined,
      strides: pair(config.strides),
      padding: padding(layer, config),
    },
    ...activation(layer, config.activation),
  ],
  SeparableConv2D: (layer, config) => [
    {
      type: "depthwiseConv2d",
      kernel: weight(layer, "depthwise_kernel", config.depthwiseRegularizer),
      bias: undefined,
      strides: pair(config.strides),
      padding: padding(layer, config),
    },
    {
      type: "conv2d",
      kernel: weight(layer, "pointwise_kernel", config.pointwiseRegularizer),
      bias: config.useBias ? weight(layer, "bias", config.biasRegularizer) : undefined,
      strides: [1, 1],
      padding: "valid",
    },
    ...activation(layer, config.activation),
  ],
  MaxPooling2D: (layer, config) => [pool("max", layer, config)],
  AveragePooling2D: (layer, config) => [pool("average", layer, config)],
  GlobalMaxPooling2D: () => [{ type: "globalPool", kind: "max" }],
  GlobalAveragePooling2D: () => [{ type: "globalPool", kind: "average" }],
  Dense: (layer, config) => [
    {
      type: "dense",
      kernel: weight(layer, "kernel", config.kernelRegularizer),
      bias: config.useBias ? weight(layer, "bias", config.biasRegularizer) : undefined,
    },
    ...activation(layer, config.activation),
  ],
  Flatten: (layer) => [{ type: "reshape", shape: outputShape(layer) }],
  Reshape: (layer) => [{ type: "reshape", shape: outputShape(layer) }],
  Dropout: (layer, config) => {
    cover(config.noiseShape == null, `a dropout with a noise shape (${layer.name})`);
    return [{ type: "dropout", rate: config.rate as number, seed: () => (layer as Layer & { seed?: number }).seed }];
  },
  BatchNormalization: (layer, config) => {
    const rank = outputShape(layer).length + 1;
    cover(
      config.axis === -1 || config.axis === rank - 1,
      `batch normalization of an axis but the last (${layer.name})`,
    );
    return [
      {
        type: "batchNorm",
        gamma: config.scale ? weight(layer, "gamma", config.gammaRegularizer) : undefined,
        beta: config.center ? weight(layer, "beta", config.betaRegularizer) : undefined,
        movingMean: weight(layer, "moving_mean", null),
        movingVariance: weight(layer, "moving_variance", null),
        momentum: config.momentum as number,
        epsilon: config.epsilon as number,
      },
    ];
  },
  Activation: (layer, config) => activation(layer, config.activation),
  ReLU: (layer, config) => {
    cover(
      config.maxValue == null || config.maxValue === 6,
      `a ReLU layer with maxValue ${config.maxValue} (${layer.name})`,
    );
    return activation(layer, config.maxValue === 6 ? "relu6" : "relu");
  },
  LeakyReLU: (_, config) => [{ type: "activation", activation: "leakyRelu", alpha: config.alpha as number }],
  ELU: (layer, config) => {
    cover(config.alpha === 1, `an ELU layer with alpha ${config.alpha} (${layer.name})`);
    return activation(layer, "elu");
  },
  Softmax: (layer, config) => {
    cover(config.axis === -1 || config.axis == null, `a softmax over an axis but the last (${layer.name})`);
    return [{ type: "softmax" }];
  },
};

function activation(layer: Layer, name: unknown): LayerSpec[] {
  if (name == null || name === "linear") return [];
  if (name === "softmax") return [{ type: "softmax" }];
  cover(typeof name === "string" && name in pointwiseActivations, `the activation ${String(name)} (${layer.name})`);
  return [{ type: "activation", activation: name as PointwiseActivation, alpha: 1 }];
}

function pool(kind: "max" | "average", layer: Layer, config: Config): LayerSpec {
  return {
    type: "pool",
    kind,
    window: pair(config.poolSize),
    strides: pair(config.strides),
    padding: padding(layer, config),
  };
}

function padding(layer: Layer, config: Config): "same" | "valid" {
  cover(
    pair(config.dilationRate ?? 1).every((rate) => rate === 1),
    `dilation (${layer.name})`,
  );
  cover(config.padding === "same" || config.padding === "valid", `padding ${String(config.padding)} (${layer.name})`);
  return config.padding;
}

function pair(value: unknown): Pair {
  return Array.isArray(value) ? [value[0], value[1] ?? value[0]] : [value as number, value as number];
}

function outputShape(layer: Layer): number[] {
  const shape = (layer.outputShape as (number | null)[]).slice(1);
  cover(
    shape.every((size) => typeof size === "number"),
    `an open output shape (${layer.name})`,
  );
  return shape as number[];
}

function weight(layer: Layer, suffix: string, regularizer: unknown): WeightRef {
  const variables = layer.weights as unknown as LayerVariable[];
  const variable = variables.find(({ originalName }) => originalName.endsWith(`/${suffix}`));
  if (!variable) throw new NotCovered(`a layer without its weight ${suffix} (${layer.name})`);
  const { className, config } = (regularizer ?? { className: "L1L2", config: { l1: 0, l2: 0 } }) as {
    className: string;
    config: { l1: number; l2: number };
  };
  cover(className === "L1L2", `the regularizer ${className} (${layer.name})`);
  return {
    name: variable.originalName,
    shape: variable.shape,
    l1: config.l1 ?? 0,
    l2: config.l2 ?? 0,
    read: () => variable.read(),
  };
}
