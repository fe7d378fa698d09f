import { concatenate } from "../loading/concatenate.js";

/** An npy file, version 1, of this type, shape and content. */
export function npyBytes(
  descr: string,
  shape: readonly (number | string)[],
  content: Uint8Array,
  order = "False",
): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${sizes}), }`;
  const header = `${text.padEnd(64 * Math.ceil((text.length + 11) / 64) - 11)}\n`;
  const head = Uint8Array.from(`\x93NUMPY\x01\x00\x00\x00${header}`, (character) => character.charCodeAt(0));
  new DataView(head.buffer).setUint16(8, header.length, true);
  return concatenate([head, content], head.length + content.length);
}
