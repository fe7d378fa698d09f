import { encode } from "fast-png";

/** Red, green and blue in [0, 255]. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A PNG data URL of `width · height` colours, row by row. */
export function colorPng(colors: readonly Rgb[], width: number, height: number): string {
  const data = Uint8Array.from(colors.flat(), (value) => Math.round(value));
  const png = encode({ width, height, data, channels: 3, depth: 8 });
  return `data:image/png;base64,${btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** A colour such as "#0072b2" as numbers. */
export function rgbOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour at `share` of the way from one to another, in [0, 1]. */
export function blend(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => from[i] + (to[i] - from[i]) * share;
  return [at(0), at(1), at(2)];
}
