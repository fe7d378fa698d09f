import { DatasetError } from "../dataset-error.js";

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 33;
const HEADER_TYPE = 0x49484452; // IHDR
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Deflate makes at most 1,032 bytes of one. */
const MOST_PER_BYTE = 1032;

/**
 * Throws unless a PNG file can hold the image that its header announces, so that the decoder may allocate it.
 *
 * @throws {DatasetError} `INVALID_FILE` if it cannot, has two headers, or is of a kind that fast-png gets wrong.
 */
export function checkPngHeader(file: Uint8Array): void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < HEADER_BYTES || view.getUint32(12) !== HEADER_TYPE) throw damaged("one without a header");
  for (let at = SIGNATURE_BYTES; at + 8 <= file.length; at += 12 + view.getUint32(at)) {
    if (at > SIGNATURE_BYTES && view.getUint32(at + 4) === HEADER_TYPE) throw damaged("one with two headers");
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colorType, interlace] = [file[24]!, file[25]!, file[28]!];
  const rowBytes = Math.ceil((width * depth * (CHANNELS[colorType] ?? Number.NaN)) / 8);
  const unpackedBytes = (rowBytes + 1) * height;
  if (!(width > 0 && height > 0 && unpackedBytes <= file.length * MOST_PER_BYTE)) {
    throw damaged(`one of ${file.length} bytes that announces ${width} × ${height} pixels of type ${colorType}`);
  }
  if (interlace !== 0 && depth < 8) throw damaged(`an interlaced one of ${depth} bits per value: save it without`);
}

function damaged(found: string): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected a PNG file, found ${found}.`);
}
