import { concatBytes } from "../saving/concat-bytes.js";
import { sha256 } from "../saving/sha256.js";
import type { JsonValue, RecordValue } from "./json-value.js";
import { HEAD_BYTES, MAGIC, TAG, VERSION } from "./record-layout.js";

/**
 * A value as one self-describing file of bytes, see `record-layout.ts`.
 *
 * Float32 arrays come back bit for bit, and all numbers as they were. Undefined members are left out.
 */
export async function encodeRecord(value: RecordValue): Promise<Uint8Array<ArrayBuffer>> {
  const arrays: Float32Array[] = [];
  let floats = 0;
  const describe = (part: RecordValue): JsonValue => {
    if (part instanceof Float32Array) {
      arrays.push(part);
      floats += part.length;
      return { [TAG]: "float32", offset: (floats - part.length) * 4, length: part.length };
    }
    if (typeof part === "number") return isPlain(part) ? part : { [TAG]: Object.is(part, -0) ? "-0" : String(part) };
    if (Array.isArray(part)) return part.map(describe);
    if (part === null || typeof part !== "object") return part as JsonValue;
    const members = Object.entries(part).filter(([, member]) => member !== undefined);
    const described = Object.fromEntries(members.map(([key, member]) => [key, describe(member)]));
    return TAG in described ? { [TAG]: "object", value: Object.entries(described) } : described;
  };
  const text = new TextEncoder().encode(JSON.stringify(describe(value)));
  // Spaces, so that the arrays begin at a multiple of 4.
  const header = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  header.set(text);
  const content = concatBytes([Uint32Array.of(VERSION, header.length), header, ...arrays]);
  const digest = hexToBytes(await sha256(content));
  const head = concatBytes([MAGIC, digest]);
  if (head.length !== HEAD_BYTES) throw new Error("unreachable: the head has a fixed size");
  return concatBytes([head, content]);
}

/** Whether JSON keeps a number. */
function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
