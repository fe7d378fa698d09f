import { concatBytes } from "../../saving/concat-bytes.js";

// Protocol Buffers' wire format: https://protobuf.dev/programming-guides/encoding/

/** Bytes of a protocol buffer message, or of a part of one. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A message of fields. */
export function message(...fields: readonly Bytes[]): Bytes {
  return concatBytes(fields);
}

/** A field of a whole number, not negative. */
export function integer(field: number, value: number): Bytes {
  return message(varint(field * 8), varint(value));
}

/** A field of a float32. */
export function float(field: number, value: number): Bytes {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return message(varint(field * 8 + 5), new Uint8Array(view.buffer));
}

/** A field of a text, of bytes or of a message. */
export function bytes(field: number, value: string | Bytes): Bytes {
  const content = typeof value === "string" ? new Uint8Array(new TextEncoder().encode(value)) : value;
  return message(varint(field * 8 + 2), varint(content.length), content);
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Bytes {
  const groups: number[] = [];
  for (let rest = value; groups.length === 0 || rest > 0; rest = Math.floor(rest / 128)) groups.push(rest % 128);
  return Uint8Array.from(groups, (group, i) => (i < groups.length - 1 ? group | 128 : group));
}
