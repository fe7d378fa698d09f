import { crc32, deflateSync } from "node:zlib";

/** What a PNG file says of itself. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 = grey, 2 = RGB, 3 = palette, 4 = grey and alpha, 6 = RGBA. */
  readonly colorType: number;
  readonly interlace?: number;
  readonly palette?: readonly number[];
}

/** A PNG file of these rows of bytes, none of them filtered. */
export function pngBytes(head: PngHead, rows: readonly (readonly number[])[], headers = 1): Uint8Array {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(head.width);
  ihdr.writeUInt32BE(head.height, 4);
  ihdr.set([head.depth, head.colorType, 0, 0, head.interlace ?? 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      ...Array.from({ length: headers }, () => chunk("IHDR", ihdr)),
      ...(head.palette ? [chunk("PLTE", Buffer.from(head.palette))] : []),
      chunk("IDAT", deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length);
  bytes.write(type, 4);
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
