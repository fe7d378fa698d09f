import { tidy, transpose } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** The kernels that one convolution has learned. */
export interface LayerFilters {
  /** Name of the layer, such as "conv2d_1". */
  readonly layer: string;
  /** One kernel per filter and input channel. */
  readonly shape: readonly [filters: number, inputChannels: number, height: number, width: number];
  /**
   * Weights, kernel after kernel, each row by row: that of filter `f` for input channel `c` starts at
   * `(f · inputChannels + c) · height · width`.
   */
  readonly values: Float32Array;
  /** Bias of each filter, shape [filters]; `undefined` for layers without. */
  readonly biases: Float32Array | undefined;
}

/**
 * The kernels of every `Conv2D` layer, in the order of the layers.
 *
 * TensorFlow.js keeps them as [height, width, inputChannels, filters]; here each kernel lies in one piece. Copies: changing
 * them changes nothing. Leaves no tensor behind.
 *
 * @example
 * const [first] = await filters(model);
 * first.shape; // [8, 1, 3, 3] for the lab sheet's network
 */
export async function filters(model: LayersModel): Promise<LayerFilters[]> {
  const convolutions = model.layers.filter((layer) => layer.getClassName() === "Conv2D");
  return Promise.all(
    convolutions.map(async (layer) => {
      const [kernel, bias] = layer.getWeights();
      const ordered = tidy(() => transpose(kernel!, [3, 2, 0, 1]));
      try {
        const [values, biases] = await Promise.all([ordered.data<"float32">(), bias?.data<"float32">()]);
        return { layer: layer.name, shape: ordered.shape as [number, number, number, number], values, biases };
      } finally {
        ordered.dispose();
      }
    }),
  );
}
