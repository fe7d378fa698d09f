import { accelerate, adam } from "@mnistlab/backend";
import { buildCnn } from "@mnistlab/models";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";

/** A network that is timed: classifies 28 × 28 × 1 images into 10 classes. */
export interface Network {
  /** The word that chooses it on the command line. */
  readonly name: "sheet" | "wide" | "all-conv" | "separable";
  readonly title: string;
  /** The same weights at every call; compiled and accelerated. */
  build(): LayersModel;
}

/** The lab sheet's network and three wider ones, which ask for other kernels: no result is to hold for one network alone. */
export const networks: readonly Network[] = [
  { name: "sheet", title: "the lab sheet's CNN", build: () => buildCnn({ seed: 1 }) },
  { name: "wide", title: "a wide CNN (5×5, 32 and 64 filters, dense 128)", build: () => assemble(wide()) },
  { name: "all-conv", title: "an all-convolutional CNN with batch normalization", build: () => assemble(allConv()) },
  { name: "separable", title: "a CNN of separable convolutions (64, 128)", build: () => assemble(separable()) },
];

/** The networks that the command line names; all, if it names none. */
export function chosenNetworks(): readonly Network[] {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  for (const name of names) {
    if (networks.some((network) => network.name === name)) continue;
    throw new Error(`There is no network "${name}": ${networks.map(({ name }) => name).join(", ")}.`);
  }
  return names.length === 0 ? networks : networks.filter(({ name }) => names.includes(name));
}

const inputShape = [28, 28, 1];

function wide(): layers.Layer[] {
  return [
    layers.conv2d({ inputShape, filters: 32, kernelSize: 5, activation: "relu", ...seeded(1) }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ filters: 64, kernelSize: 5, activation: "relu", ...seeded(2) }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.flatten(),
    layers.dense({ units: 128, activation: "relu", ...seeded(3) }),
    layers.dense({ units: 10, activation: "softmax", ...seeded(4) }),
  ];
}

function allConv(): layers.Layer[] {
  const block = (filters: number, strides: number, seed: number, more: object = {}) => [
    layers.conv2d({ ...more, filters, kernelSize: 3, strides, padding: "same", useBias: false, ...seeded(seed) }),
    layers.batchNormalization(),
    layers.activation({ activation: "relu" }),
  ];
  return [
    ...block(32, 1, 1, { inputShape }),
    ...block(32, 2, 2),
    ...block(64, 1, 3),
    ...block(64, 2, 4),
    layers.conv2d({ filters: 10, kernelSize: 1, ...seeded(5) }),
    layers.globalAveragePooling2d({}),
    layers.activation({ activation: "softmax" }),
  ];
}

function separable(): layers.Layer[] {
  const block = (filters: number, seed: number) =>
    layers.separableConv2d({
      filters,
      kernelSize: 3,
      padding: "same",
      activation: "relu",
      depthwiseInitializer: initializers.glorotUniform({ seed }),
      pointwiseInitializer: initializers.glorotUniform({ seed: seed + 1 }),
    });
  return [
    layers.conv2d({ inputShape, filters: 32, kernelSize: 3, activation: "relu", ...seeded(1) }),
    block(64, 2),
    layers.maxPooling2d({ poolSize: 2 }),
    block(128, 4),
    layers.globalAveragePooling2d({}),
    layers.dense({ units: 10, activation: "softmax", ...seeded(6) }),
  ];
}

function seeded(seed: number) {
  return { kernelInitializer: initializers.glorotUniform({ seed }) };
}

function assemble(chain: layers.Layer[]): LayersModel {
  const model = sequential({ layers: chain });
  model.compile({ optimizer: adam(1e-3), loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  accelerate(model, {
    onFallback(message) {
      throw new Error(`Nothing to time here: ${message}`);
    },
  });
  return model;
}
