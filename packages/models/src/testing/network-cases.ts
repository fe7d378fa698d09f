import { initializers, input, type LayersModel, layers, model } from "@tensorflow/tfjs-layers";
import { buildCnn } from "../building/build-cnn.js";

/** A network with a branch that is added, seeded; TensorFlow.js has it as a functional model. */
function branched(): LayersModel {
  const image = input({ shape: [8, 8, 2] });
  const conv = (name: string) =>
    layers.conv2d({
      filters: 3,
      kernelSize: 3,
      padding: "same",
      activation: "tanh",
      name,
      kernelInitializer: initializers.glorotUniform({ seed: name.length }),
    });
  const left = conv("left").apply(image);
  const right = conv("right").apply(left);
  const sum = layers.add().apply([left, right] as never);
  const pooled = layers.averagePooling2d({ poolSize: 2 }).apply(sum);
  const scores = layers
    .dense({ units: 3, kernelInitializer: initializers.glorotUniform({ seed: 1 }) })
    .apply(layers.flatten().apply(pooled) as never);
  return model({ inputs: image, outputs: layers.softmax().apply(scores as never) as never });
}

/** Smooth networks for images of 8×8×2 and 3 classes: finite differences tell their gradients. */
export const smoothNetworks: Readonly<Record<string, () => LayersModel>> = {
  "a chain": () =>
    buildCnn({
      inputShape: [8, 8, 2],
      classes: 3,
      filters: [4, 3],
      activation: "tanh",
      pooling: "none",
      denseUnits: 6,
    }),
  "batch normalisation and average pooling": () =>
    buildCnn({
      inputShape: [8, 8, 2],
      classes: 3,
      filters: [4],
      activation: "sigmoid",
      pooling: "average",
      batchNorm: true,
    }),
  "padding and strides": () =>
    buildCnn({ inputShape: [8, 8, 2], classes: 3, padding: "same", strides: 2, activation: "swish", pooling: "none" }),
  "a functional model with a branch": branched,
};
