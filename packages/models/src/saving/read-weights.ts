import { type io, util } from "@tensorflow/tfjs-core";
import { ModelError } from "../model-error.js";
import { concatBytes } from "./concat-bytes.js";
import type { ModelDirectory } from "./model-directory.js";
import type { WeightsGroup } from "./model-json.js";
import { sha256 } from "./sha256.js";

/**
 * Reads and checks the numbers of one group of a manifest.
 *
 * @throws {ModelError} `FILE_NOT_FOUND`; `CORRUPT_FILE` if there are more or fewer bytes than the manifest announces or
 * their checksum is another one.
 */
export async function readWeights(directory: ModelDirectory, group: WeightsGroup): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = concatBytes(await Promise.all(group.paths.map((path) => directory.read(path))));
  const where = group.paths.map((path) => directory.path(path)).join(", ");
  const expected = group.weights.reduce((sum, spec) => sum + byteLength(spec), 0);
  if (bytes.length !== expected) {
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected ${expected} bytes of weights in ${where}, found ${bytes.length}: the file is truncated or of ` +
        "another model; save the model again.",
    );
  }
  if (group.sha256 === undefined) return bytes;
  const found = await sha256(bytes);
  if (found !== group.sha256) {
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected weights with SHA-256 ${group.sha256} in ${where}, found ${found}: the file is damaged or of ` +
        "another model; save the model again.",
    );
  }
  return bytes;
}

function byteLength({ shape, dtype, quantization }: io.WeightsManifestEntry): number {
  const type = quantization?.dtype ?? dtype;
  const size = type === "uint8" || type === "bool" ? 1 : type === "uint16" || type === "float16" ? 2 : 4;
  return size * util.sizeFromShape(shape);
}
