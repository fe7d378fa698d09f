import { type io, util } from "@tensorflow/tfjs-core";
import { ModelError } from "../model-error.js";
import { concatBytes } from "./concat-bytes.js";
import type { EncodedModel } from "./encode-model.js";
import { type ModelJson, parseModelJson } from "./model-json.js";
import { sha256 } from "./sha256.js";

// The format: https://huggingface.co/docs/safetensors. Eight bytes of header length, a JSON header that says of each tensor its type,
// shape and place, and the tensors. `__metadata__` holds texts, and stands first here: so the checksum has a fixed place.
const beginning = '{"__metadata__":{"mnistlab":"layers-model 1","sha256":"';
const digits = 64;
const lengthBytes = 8;
const checksumAt = lengthBytes + beginning.length;

/** The names of safetensors for the types that TensorFlow.js writes, and their sizes in bytes. */
const dtypes: Readonly<Record<string, readonly [name: string, size: number]>> = {
  float32: ["F32", 4],
  int32: ["I32", 4],
  float16: ["F16", 2],
  uint16: ["U16", 2],
  uint8: ["U8", 1],
  bool: ["BOOL", 1],
};

/**
 * A model as one file in the format safetensors, with its `model.json` in the metadata.
 *
 * The checksum is that of the whole file with zeros in the checksum's place.
 */
export async function packModel({ json, weights }: EncodedModel): Promise<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  const table = json.weightsManifest.flatMap((group) => group.weights.map((spec) => entry(spec)));
  const metadata = JSON.stringify({ "model.json": JSON.stringify(json) }).slice(1);
  const header = `${beginning}${"0".repeat(digits)}",${metadata},${JSON.stringify(Object.fromEntries(table)).slice(1)}`;
  const text = new TextEncoder().encode(header);
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8).fill(0x20);
  padded.set(text);
  const length = new DataView(new ArrayBuffer(lengthBytes));
  length.setBigUint64(0, BigInt(padded.length), true);
  const file = concatBytes([length, padded, weights]);
  file.set(new TextEncoder().encode(await sha256(file)), checksumAt);
  return file;

  function entry({ name, dtype, shape, quantization }: io.WeightsManifestEntry): [string, object] {
    const [type, size] = dtypes[quantization?.dtype ?? dtype]!;
    const begin = offset;
    offset += size * util.sizeFromShape(shape);
    return [name, { dtype: type, shape, data_offsets: [begin, offset] }];
  }
}

/**
 * Reads and checks what {@link packModel} wrote.
 *
 * @param where - What the bytes are, for messages.
 * @throws {ModelError} `NOT_A_MODEL` for bytes of another kind, `CORRUPT_FILE` if they are damaged or cut off.
 */
export async function unpackModel(bytes: Uint8Array, where: string): Promise<EncodedModel> {
  const text = new TextDecoder().decode(bytes.subarray(lengthBytes, checksumAt));
  if (text !== beginning) {
    throw new ModelError(
      "NOT_A_MODEL",
      `[models] expected ${where} to be a file that toBytes() or saveTo() wrote, found ${bytes.length} bytes that begin ` +
        "otherwise: load a directory with load(), a Keras file with fromKeras().",
    );
  }
  const file = Uint8Array.from(bytes);
  const expected = new TextDecoder().decode(file.subarray(checksumAt, checksumAt + digits));
  file.fill(0x30, checksumAt, checksumAt + digits);
  const found = await sha256(file);
  if (found !== expected) {
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected a file with SHA-256 ${expected} (its own digits as zeros) in ${where}, found ${found}: it was ` +
        "damaged or cut off; take another copy.",
    );
  }
  const headerEnd = lengthBytes + Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(lengthBytes, headerEnd)));
  const json: ModelJson = parseModelJson(header.__metadata__["model.json"], where);
  return { json, weights: file.slice(headerEnd) };
}
