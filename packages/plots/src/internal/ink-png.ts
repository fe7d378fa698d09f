import { encode } from "fast-png";

/** Grey of the ink that digits are drawn with; near `lightTheme.ink`. */
const ink = 33;

/** A PNG data URL of an image whose values 0 to 255 become the opacity of ink, so that it lies on any paper. */
export function inkPng(image: Uint8Array, width: number, height: number): string {
  const data = new Uint8Array(image.length * 2);
  image.forEach((value, i) => {
    data[2 * i] = ink;
    data[2 * i + 1] = value;
  });
  const png = encode({ width, height, data, channels: 2, depth: 8 });
  return `data:image/png;base64,${btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(""))}`;
}
