import { type io, util } from "@tensorflow/tfjs-core";
import { ModelError } from "../model-error.js";
import { float16Bits, largestFloat16 } from "./float16.js";

/** Weights as TensorFlow.js writes them: what each is, and all their bytes one after the other. */
export interface EncodedWeights {
  readonly specs: readonly io.WeightsManifestEntry[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The same weights with 16 bits for each float32, described as TensorFlow.js' own quantisation to float16.
 *
 * @param weights - Of four bytes per value, not quantised.
 * @throws {ModelError} `NOT_SERIALIZABLE` for a number that float16 cannot hold; names the weight.
 */
export function halveWeights({ specs, bytes }: EncodedWeights): EncodedWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const halved = new DataView(new ArrayBuffer(bytes.byteLength));
  let from = 0;
  let to = 0;
  const newSpecs = specs.map((spec): io.WeightsManifestEntry => {
    const end = from + 4 * util.sizeFromShape(spec.shape);
    if (spec.dtype !== "float32") {
      for (; from < end; from += 4, to += 4) halved.setUint32(to, view.getUint32(from));
      return spec;
    }
    for (; from < end; from += 4, to += 2) {
      const value = view.getFloat32(from, true);
      if (Math.abs(value) > largestFloat16) throw tooLarge(spec.name, value);
      halved.setUint16(to, float16Bits(value), true);
    }
    return { ...spec, quantization: { dtype: "float16", original_dtype: "float32" } as never };
  });
  return { specs: newSpecs, bytes: new Uint8Array(halved.buffer, 0, to) };
}

function tooLarge(name: string, value: number): ModelError {
  return new ModelError(
    "NOT_SERIALIZABLE",
    `[models] expected weights that float16 can hold, at most ${largestFloat16}, found ${value} in ${name}: save with ` +
      'weightsDtype: "float32".',
  );
}
