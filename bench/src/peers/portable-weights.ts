import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { LayerSpec } from "../networks.ts";

/** A weight as those keep it who have their channels first. */
export interface PortableWeight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * A model's weights, layer by layer: filters [out, in, height, width], dense weights [out, in] for channels-first images.
 *
 * For networks of convolutions, pooling, flattening and dense layers.
 */
export function portableWeights(specs: readonly LayerSpec[], model: LayersModel): PortableWeight[] {
  const weights = model.getWeights();
  const take = () => {
    const weight = weights.shift()!;
    return { shape: weight.shape, values: weight.dataSync() as Float32Array };
  };
  let shape = [28, 28, 1];
  let flattened: number[] | undefined;
  return specs.flatMap((spec): PortableWeight[] => {
    switch (spec.kind) {
      case "conv": {
        const kernel = permute(take(), [3, 2, 0, 1]);
        shape = [shape[0]! - spec.size + 1, shape[1]! - spec.size + 1, spec.filters];
        return [kernel, take()];
      }
      case "maxPool":
        shape = [shape[0]! >> 1, shape[1]! >> 1, shape[2]!];
        return [];
      case "flatten":
        flattened = shape;
        return [];
      case "dense": {
        const kernel = take();
        const [rows, units] = kernel.shape as [number, number];
        const [height, width, channels] = flattened ?? [1, 1, rows];
        flattened = undefined;
        const open = permute({ ...kernel, shape: [height!, width!, channels!, units] }, [3, 2, 0, 1]);
        return [{ ...open, shape: [units, rows] }, take()];
      }
      case "dropout":
      case "relu":
        return [];
      default:
        throw new Error(`No weights of a layer of the kind ${spec.kind} are carried over.`);
    }
  });
}

/** Axis i of the result is axis `order[i]`. */
function permute({ shape, values }: PortableWeight, order: readonly number[]): PortableWeight {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const newShape = order.map((axis) => shape[axis]!);
  const moved = Float32Array.from(values, (_, index) => {
    let rest = index;
    let from = 0;
    for (let i = order.length - 1; i >= 0; i--) {
      from += (rest % newShape[i]!) * strides[order[i]!]!;
      rest = Math.floor(rest / newShape[i]!);
    }
    return values[from]!;
  });
  return { shape: newShape, values: moved };
}
