import type { Picture } from "./picture.js";

/**
 * A picture in grey (1 channel) or in colours (3 channels).
 *
 * Colours become grey by ITU-R BT.601's luma, 0.299 R + 0.587 G + 0.114 B, in the integers that Pillow's `convert("L")` uses.
 */
export function withChannels(picture: Picture, channels: 1 | 3): Picture {
  if (picture.channels === channels) return picture;
  const { height, width, data } = picture;
  const pixels = new Uint8Array(height * width * channels);
  if (channels === 3) {
    for (let i = 0; i < data.length; i++) pixels.fill(data[i]!, 3 * i, 3 * i + 3);
  } else {
    for (let i = 0; i < pixels.length; i++) {
      pixels[i] = (data[3 * i]! * 19595 + data[3 * i + 1]! * 38470 + data[3 * i + 2]! * 7471 + 0x8000) >> 16;
    }
  }
  return { height, width, channels, data: pixels };
}
