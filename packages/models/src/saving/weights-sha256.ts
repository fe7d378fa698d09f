import type { LayersModel } from "@tensorflow/tfjs-layers";
import { concatBytes } from "./concat-bytes.js";
import { sha256 } from "./sha256.js";

/**
 * SHA-256 of all weight bytes (little-endian float32) in the order of `model.getWeights()`, as 64 hexadecimal digits.
 *
 * Two models with the same architecture and the same hash are the same network, bit for bit.
 *
 * @example
 * (await weightsSha256(buildCnn({ seed: 1 }))) === (await weightsSha256(buildCnn({ seed: 1 }))); // true
 */
export async function weightsSha256(model: LayersModel): Promise<string> {
  const values = await Promise.all(model.getWeights().map((weight) => weight.data()));
  return sha256(concatBytes(values));
}
