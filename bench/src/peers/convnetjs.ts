// convnetjs: plain JavaScript, image by image. It has no Adam; its SGD with momentum stands in, which is less to do.
import convnetjs, { type LayerDefinition, type Vol } from "convnetjs";
import type { LayerSpec } from "../networks.ts";
import { pinnedVersion } from "./pinned-version.ts";
import { serveTraining } from "./serve-training.ts";

await serveTraining((layers, images, labels) => {
  const net = new convnetjs.Net();
  net.makeLayers(definitionsOf(layers));
  const trainer = new convnetjs.Trainer(net, { method: "sgd", batch_size: labels.length });
  const volumes = Array.from(labels, (_, i) => volumeOf(images.subarray(i * 784, (i + 1) * 784)));
  return {
    name: `convnetjs ${pinnedVersion("convnetjs")} (SGD)`,
    parameters: net.getParamsAndGrads().reduce((total, { params }) => total + params.length, 0),
    step: () => volumes.reduce((sum, volume, i) => sum + trainer.train(volume, labels[i]!).loss, 0) / volumes.length,
  };
});

function definitionsOf(layers: readonly LayerSpec[]): LayerDefinition[] {
  const definitions: LayerDefinition[] = [{ type: "input", out_sx: 28, out_sy: 28, out_depth: 1 }];
  for (const spec of layers.slice(0, -1)) definitions.push(...definitionOf(spec));
  const last = layers.at(-1)!;
  if (last.kind !== "dense") throw new Error(`convnetjs cannot end with a layer of the kind ${last.kind}`);
  return [...definitions, { type: "softmax", num_classes: last.units }]; // with a dense layer before it
}

function definitionOf(spec: LayerSpec): LayerDefinition[] {
  switch (spec.kind) {
    case "conv": {
      if (spec.bias === false) throw new Error("convnetjs has no convolution without bias, and no batch normalization");
      const { filters, size, stride = 1, same, relu } = spec;
      return [
        {
          type: "conv",
          filters,
          sx: size,
          stride,
          pad: same ? (size - 1) / 2 : 0,
          ...(relu && { activation: "relu" }),
        },
      ];
    }
    case "maxPool":
      return [{ type: "pool", sx: 2, stride: 2 }];
    case "relu":
      return [{ type: "relu" }];
    case "flatten": // a dense layer takes any shape
      return [];
    case "dense":
      return [{ type: "fc", num_neurons: spec.units, ...(spec.relu && { activation: "relu" }) }];
    case "dropout":
      return [{ type: "dropout", drop_prob: spec.rate }];
    default:
      throw new Error(`convnetjs has no layer of the kind ${spec.kind}`);
  }
}

function volumeOf(pixels: Uint8Array): Vol {
  const volume = new convnetjs.Vol(28, 28, 1, 0);
  pixels.forEach((byte, i) => {
    volume.w[i] = byte / 255;
  });
  return volume;
}
