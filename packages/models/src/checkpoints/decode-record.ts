import { ModelError } from "../model-error.js";
import { sha256 } from "../saving/sha256.js";
import { incompatible } from "./incompatible.js";
import type { JsonValue, RecordValue } from "./json-value.js";
import { HEAD_BYTES, MAGIC, TAG, VERSION } from "./record-layout.js";

/**
 * The value that `encodeRecord` made bytes of.
 *
 * @param where - The bytes are, for messages.
 * @throws {ModelError} `CORRUPT_CHECKPOINT` if they are no checkpoint, torn or damaged; `INCOMPATIBLE_CHECKPOINT` if another
 * version of this package wrote them.
 */
export async function decodeRecord(bytes: Uint8Array, where: string): Promise<RecordValue> {
  if (!MAGIC.every((byte, i) => bytes[i] === byte) || bytes.length < HEAD_BYTES + 8) {
    throw corrupt(where, "the first bytes of a checkpoint", `${bytes.length} bytes that are none`);
  }
  const copy = bytes.slice(); // at the beginning of a buffer, so that the arrays in it are aligned
  const expected = Array.from(copy.subarray(MAGIC.length, HEAD_BYTES), (byte) => byte.toString(16).padStart(2, "0"));
  const content = copy.subarray(HEAD_BYTES);
  const found = await sha256(content);
  if (found !== expected.join("")) throw corrupt(where, `content with SHA-256 ${expected.join("")}`, found);
  const numbers = new DataView(copy.buffer, HEAD_BYTES);
  const version = numbers.getUint32(0, true);
  if (version !== VERSION) throw incompatible("format version", VERSION, version);
  const headerLength = numbers.getUint32(4, true);
  const description = JSON.parse(new TextDecoder().decode(content.subarray(8, 8 + headerLength))) as JsonValue;
  return restore(description, copy.buffer, HEAD_BYTES + 8 + headerLength);
}

/** Puts arrays, numbers and objects in the place of what stands for them. */
function restore(value: JsonValue, buffer: ArrayBuffer, start: number): RecordValue {
  const inside = (part: JsonValue): RecordValue => restore(part, buffer, start);
  if (Array.isArray(value)) return value.map(inside);
  if (value === null || typeof value !== "object") return value as RecordValue;
  const described = value as { readonly [key: string]: JsonValue };
  switch (described[TAG]) {
    case undefined:
      return Object.fromEntries(Object.entries(described).map(([key, member]) => [key, inside(member)]));
    case "object":
      return Object.fromEntries(
        (described.value as unknown as [string, JsonValue][]).map(([key, member]) => [key, inside(member)]),
      );
    case "float32": {
      const offset = start + (described.offset as number);
      return new Float32Array(buffer, offset, described.length as number).slice();
    }
    default:
      return Number(described[TAG]);
  }
}

function corrupt(where: string, expected: string, found: string): ModelError {
  return new ModelError(
    "CORRUPT_CHECKPOINT",
    `[models] expected ${expected} in ${where}, found ${found}: it was torn or damaged, or is something else. ` +
      "Train without `resume` to begin again.",
  );
}
