import { accelerate, adam } from "@mnistlab/backend";
import { buildCnn } from "@mnistlab/models";
import { initializers, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import type { LayerSpec, Network } from "./networks.ts";

/** A network as a TF.js model that runs as a compiled program; the same weights at every call. */
export function buildNetwork(network: Network): LayersModel {
  if (network.name === "sheet") return buildCnn({ seed: 1 }); // as the experiment builds it
  const model = buildPlainNetwork(network.layers);
  accelerate(model, {
    onFallback(message) {
      throw new Error(`Nothing to time here: ${message}`);
    },
  });
  return model;
}

/** The same as a model that runs on TF.js's kernels, whatever these are. */
export function buildPlainNetwork(specs: readonly LayerSpec[]): LayersModel {
  const model = sequential();
  model.add(layers.inputLayer({ inputShape: [28, 28, 1] }));
  for (const [i, spec] of specs.entries()) model.add(makeLayer(spec, i + 1));
  model.add(layers.activation({ activation: "softmax" }));
  model.compile({ optimizer: adam(1e-3), loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

function makeLayer(spec: LayerSpec, seed: number): layers.Layer {
  const initializer = initializers.glorotUniform({ seed });
  switch (spec.kind) {
    case "conv":
      return layers.conv2d({
        filters: spec.filters,
        kernelSize: spec.size,
        strides: spec.stride ?? 1,
        padding: spec.same ? "same" : "valid",
        useBias: spec.bias ?? true,
        activation: spec.relu ? "relu" : "linear",
        kernelInitializer: initializer,
      });
    case "separable":
      return layers.separableConv2d({
        filters: spec.filters,
        kernelSize: spec.size,
        padding: "same",
        activation: "relu",
        depthwiseInitializer: initializer,
        pointwiseInitializer: initializer,
      });
    case "batchNorm":
      return layers.batchNormalization();
    case "relu":
      return layers.activation({ activation: "relu" });
    case "maxPool":
      return layers.maxPooling2d({ poolSize: 2 });
    case "globalAverage":
      return layers.globalAveragePooling2d({});
    case "flatten":
      return layers.flatten();
    case "dense":
      return layers.dense({
        units: spec.units,
        activation: spec.relu ? "relu" : "linear",
        kernelInitializer: initializer,
      });
    case "dropout":
      return layers.dropout({ rate: spec.rate });
  }
}
