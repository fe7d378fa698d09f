import { initializers, type LayersModel, layers, regularizers, sequential } from "@tensorflow/tfjs-layers";
import { adam, clipNorm } from "../index.js";

/** Networks of 10 × 10 pixels and 4 classes that together have all that makes data-parallel training hard. */
export const parallelNetworks: Record<string, () => LayersModel> = {
  "dropout, and gradients of one stage": () => {
    const conv = layers.conv2d({ inputShape: [10, 10, 1], filters: 5, ...seeded(3) });
    return compiled([
      ...[conv, layers.maxPooling2d({ poolSize: 2 }), layers.dropout({ rate: 0.3, seed: 5 }), layers.flatten()],
      ...[
        layers.dense({ units: 9, activation: "relu", kernelInitializer: glorot(4) }),
        layers.dropout({ rate: 0.4, seed: 6 }),
      ],
    ]);
  },
  "batch normalizations, which wait for all shards": () =>
    compiled([
      layers.conv2d({ inputShape: [10, 10, 1], filters: 4, ...seeded(3), useBias: false }),
      layers.batchNormalization(),
      layers.activation({ activation: "relu" }),
      layers.conv2d({ filters: 3, ...seeded(5) }),
      layers.batchNormalization({ momentum: 0.9 }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
    ]),
  "L2 penalties, clipped gradients and a frozen layer": () => {
    const kernelRegularizer = regularizers.l2({ l2: 0.01 });
    const dense = layers.dense({ units: 12, activation: "tanh", kernelInitializer: glorot(4), kernelRegularizer });
    return compiled(
      [
        layers.conv2d({ inputShape: [10, 10, 1], filters: 4, ...seeded(3), trainable: false }),
        layers.averagePooling2d({ poolSize: 2 }),
        layers.conv2d({ filters: 4, ...seeded(3), kernelRegularizer }),
        ...[layers.flatten(), dense],
      ],
      0.3,
    );
  },
};

/** Some bytes as images of the networks' size, and their classes. */
export function parallelExamples(size: number): { examples: Uint8Array; targets: Uint8Array; size: number } {
  return {
    examples: Uint8Array.from({ length: size * 100 }, (_, i) => (i * 7919 + (i >> 3)) % 256),
    targets: Uint8Array.from({ length: size }, (_, i) => (i * 3) % 4),
    size,
  };
}

function compiled(body: layers.Layer[], maxNorm = 1e9): LayersModel {
  const output = layers.dense({ units: 4, activation: "softmax", kernelInitializer: glorot(9) });
  const model = sequential({ layers: [...body, output] });
  model.compile({
    optimizer: clipNorm(adam(0.01), maxNorm),
    loss: "sparseCategoricalCrossentropy",
    metrics: ["accuracy"],
  });
  return model;
}

function seeded(kernelSize: number) {
  return { kernelSize, activation: "relu", kernelInitializer: glorot(kernelSize) } as const;
}

function glorot(seed: number) {
  return initializers.glorotUniform({ seed });
}
