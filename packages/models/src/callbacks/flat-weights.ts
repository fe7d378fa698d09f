import { type Tensor, tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/** A model's weights, those that are not trained included, one behind the other in the order of `model.weights`. */
export async function readFlatWeights(model: LayersModel): Promise<Float32Array> {
  const parts = await Promise.all(variablesOf(model).map((variable) => variable.data()));
  const flat = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    flat.set(part, offset);
    offset += part.length;
  }
  return flat;
}

/** Gives a model the weights that {@link readFlatWeights} read. Leaves no tensor behind. */
export function writeFlatWeights(model: LayersModel, flat: Float32Array): void {
  let offset = 0;
  for (const variable of variablesOf(model)) {
    const values = flat.slice(offset, offset + variable.size);
    tidy(() => variable.assign(tensor(values, variable.shape, variable.dtype as "float32") as Tensor));
    offset += variable.size;
  }
}

function variablesOf(model: LayersModel): Variable[] {
  return model.weights.map((weight) => weight.read() as Variable);
}
