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
  const head = Buffer.from(`\x93NUMPY\x01\x00\x00\x00${header}`, "latin1");
  head.writeUInt16LE(header.length, 8);
  return new Uint8Array(Buffer.concat([head, content]));
}
