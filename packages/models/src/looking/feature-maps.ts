import { dispose, keep, type Tensor, tidy, transpose } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { runGraph } from "./gradients/run-graph.js";
import { imageClassifierOf, imageTensor } from "./image-input.js";

/** What one layer makes of an image. */
export interface FeatureMaps {
  /** Name of the layer, such as "conv2d_1". */
  readonly layer: string;
  /** Class of the layer, such as "Conv2D". */
  readonly kind: string;
  /** One map per channel. */
  readonly shape: readonly [channels: number, height: number, width: number];
  /**
   * Activations, map after map, each row by row: map `c` is `values.subarray(c · height · width, (c + 1) · height · width)`.
   */
  readonly values: Float32Array;
}

/**
 * The activations of every layer that hands images on (convolutions, pooling, …), for one image.
 *
 * In inference mode. Changes nothing and leaves no tensor behind.
 *
 * @param image - Pixels in [0, 255], shape of the model's input.
 * @returns In the order of the layers; maps come first in the shape, where TensorFlow.js has them last, so that each map lies
 * in one piece.
 * @throws {ModelError} `UNSUPPORTED_MODEL`, `SHAPE_MISMATCH`, `INVALID_ARGUMENT`, `NO_BACKEND`.
 * @example
 * const [first] = await featureMaps(model, image);
 * first.shape; // [8, 26, 26] for the lab sheet's network
 */
export async function featureMaps(model: LayersModel, image: Uint8Array): Promise<FeatureMaps[]> {
  const { inputShape } = imageClassifierOf(model);
  const found: { layer: string; kind: string; maps: Tensor }[] = [];
  const input = imageTensor(image, inputShape);
  try {
    tidy(() => {
      runGraph(model, model.outputs[0]!, input, (layer, output) => {
        if (output.rank === 4) {
          const maps = keep(transpose(output, [0, 3, 1, 2]));
          found.push({ layer: layer.name, kind: layer.getClassName(), maps });
        }
        return output;
      });
    });
    return await Promise.all(
      found.map(async ({ layer, kind, maps }) => {
        const [, channels, height, width] = maps.shape as [number, number, number, number];
        return { layer, kind, shape: [channels, height, width] as const, values: await maps.data<"float32">() };
      }),
    );
  } finally {
    dispose([input, ...found.map(({ maps }) => maps)]);
  }
}
