import type { ImageShape, LayerSpec, Shape } from "./layer-spec.js";

/** What a layer costs, which follows from what it does and from the shape of its input. */
export interface LayerCosts {
  /** Numbers that the layer holds, as `layer.countParams()` counts them. */
  readonly parameters: number;
  /** Those of them that training changes: all but the moving means and variances of batch normalisation. */
  readonly trainableParameters: number;
  /**
   * Floating-point operations of the layer for one image, forward: two per multiply-add of a convolution (the zeros of
   * "same" padding included) or a dense layer. Biases, activations, pooling, normalisation and sums, which are few, count 0.
   */
  readonly flops: number;
}

/** One layer that will be built. */
export type LayerPlan = LayerSpec &
  LayerCosts & {
    /** Keras' name of the layer, such as "conv2d_1". */
    readonly name: string;
    /** Names of the layers that it takes its input from; none for the first, which takes the image. */
    readonly inputs: readonly string[];
    /** Shape that leaves the layer, for one image. */
    readonly outputShape: Shape;
  };

/** A network as data: known before anything is built. */
export interface NetworkPlan {
  /** Shape of one image. */
  readonly inputShape: ImageShape;
  /** In an order in which each comes after its inputs. The last one gives the probabilities. */
  readonly layers: readonly LayerPlan[];
  /** Sum over the layers: what `model.countParams()` will be. */
  readonly parameters: number;
  /** Sum over the layers. */
  readonly trainableParameters: number;
  /** Sum over the layers: floating-point operations to predict one image; 10⁶ of them are a MFLOP. */
  readonly flopsPerImage: number;
}

/** Whether each layer of a network takes its input from the one before it. */
export function isChain({ layers }: NetworkPlan): boolean {
  return layers.every(({ inputs }, i) => (i === 0 ? inputs.length === 0 : inputs.join() === layers[i - 1]!.name));
}
