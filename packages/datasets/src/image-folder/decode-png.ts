import { convertIndexedToRgb, type DecodedPng, decode, hasPngSignature } from "fast-png";
import { DatasetError } from "../dataset-error.js";
import type { Picture } from "./picture.js";
import { checkPngHeader } from "./png-header.js";

/** Whether `file` begins as a PNG file does. */
export function isPng(file: Uint8Array): boolean {
  return file.length >= 8 && hasPngSignature(file.subarray(0, 8));
}

/**
 * The pixels of a PNG file, 8 bits per value: palettes are looked up, other depths scaled, transparency is ignored.
 *
 * @throws {DatasetError} `INVALID_FILE` if it is damaged, or interlaced with less than 8 bits per value.
 */
export function decodePng(file: Uint8Array): Picture {
  checkPngHeader(file);
  try {
    const png = decode(file, { checkCrc: true });
    return png.palette ? fromPalette(png) : fromValues(png);
  } catch (cause) {
    if (DatasetError.isInstance(cause)) throw cause;
    const { message } = cause as Error;
    throw new DatasetError("INVALID_FILE", `[datasets] expected a PNG file, found a damaged one: ${message}.`, {
      cause,
    });
  }
}

function fromPalette(png: DecodedPng): Picture {
  const { height, width, palette } = png;
  return { height, width, channels: 3, data: withoutAlpha(convertIndexedToRgb(png), palette![0]!.length, 3) };
}

function fromValues({ height, width, channels, depth, data }: DecodedPng): Picture {
  const kept = channels <= 2 ? 1 : 3;
  if (depth < 8) return { height, width, channels: 1, data: unpackBits(data, height, width, depth) };
  const bytes = depth === 16 ? Uint8Array.from(data, (value) => Math.round(value / 257)) : Uint8Array.from(data);
  return { height, width, channels: kept, data: withoutAlpha(bytes, channels, kept) };
}

function withoutAlpha(data: Uint8Array, channels: number, kept: number): Uint8Array {
  if (channels === kept) return data;
  const pixels = new Uint8Array((data.length / channels) * kept);
  for (let to = 0, from = 0; to < pixels.length; to += kept, from += channels) {
    for (let channel = 0; channel < kept; channel++) pixels[to + channel] = data[from + channel]!;
  }
  return pixels;
}

/** Grey values of 1, 2 or 4 bits, of which each row begins with a new byte, scaled to [0, 255]. */
function unpackBits(data: ArrayLike<number>, height: number, width: number, depth: number): Uint8Array {
  const largest = 2 ** depth - 1;
  const rowBytes = Math.ceil((width * depth) / 8);
  const pixels = new Uint8Array(height * width);
  for (let i = 0; i < pixels.length; i++) {
    const bit = (i % width) * depth;
    const byte = data[Math.floor(i / width) * rowBytes + (bit >> 3)]!;
    pixels[i] = (((byte >> (8 - depth - (bit & 7))) & largest) * 255) / largest;
  }
  return pixels;
}
