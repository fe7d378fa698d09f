/**
 * Pixels as numbers in [0, 1]: each byte divided by 255 and rounded to float32, as NumPy's `astype("float32") / 255`.
 *
 * @param images - Pixels in [0, 255], any length.
 * @returns As many float32 values in [0, 1].
 * @example
 * scalePixels(Uint8Array.of(0, 51, 255)); // Float32Array [0, 0.2 rounded to float32, 1]
 */
export function scalePixels(images: Uint8Array): Float32Array<ArrayBuffer> {
  const quotients = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);
  const scaled = new Float32Array(images.length);
  for (let i = 0; i < images.length; i++) scaled[i] = quotients[images[i]!]!;
  return scaled;
}
