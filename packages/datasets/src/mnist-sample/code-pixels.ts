import type { BitCoder } from "./bit-coder.js";

/** A neighbour is 0, or below the next of these, or brighter: five levels, which made the smallest file of those tried. */
const THRESHOLDS = [1, 64, 160, 250];
const LEVELS = THRESHOLDS.length + 1;

/** Probabilities per context: one for "is it 0?", then the 255 nodes of the binary tree over eight bits. */
const NODES = 256;

/** How fast a probability follows what it sees: by a 32nd of the distance, so it never comes to 0 or 65536. */
const RATE = 5;

/**
 * Codes grey images pixel by pixel, in place: a writer leaves `pixels` as they are, a reader fills them.
 *
 * Each pixel is one bit for "it is 0" and, if not, its eight bits from the highest on. Each of these bits has a
 * probability that learns from all bits before it which had the same neighbours: the pixels to the left, above, above to
 * the left and above to the right, on five levels of brightness. Only integers take part, so every engine decodes the same.
 *
 * @param pixels - Shape [images, height, width].
 * @param size - Of one image, in pixels.
 */
export function codePixels(
  pixels: Uint8Array,
  { width, height }: { width: number; height: number },
  coder: BitCoder,
): void {
  const level = Uint8Array.from(
    { length: 256 },
    (_, pixel) => THRESHOLDS.filter((threshold) => pixel >= threshold).length,
  );
  const ones = new Uint16Array(LEVELS ** 4 * NODES).fill(32768);

  function code(slot: number, bit: number): number {
    const probability = ones[slot]!;
    const coded = coder.code(probability, bit);
    ones[slot] = coded ? probability + ((65536 - probability) >> RATE) : probability - (probability >> RATE);
    return coded;
  }

  function codePixel(context: number, pixel: number): number {
    if (code(context, pixel === 0 ? 1 : 0)) return 0;
    let node = 1;
    for (let shift = 7; shift >= 0; shift--) node = 2 * node + code(context + node, (pixel >> shift) & 1);
    return node - 256;
  }

  // The levels of the row above and of this one, with a border of background left and right.
  let above = new Uint8Array(width + 2);
  let row = new Uint8Array(width + 2);
  for (let at = 0, y = 0; at < pixels.length; y = (y + 1) % height) {
    if (y === 0) row.fill(0);
    [above, row] = [row, above];
    for (let x = 1; x <= width; x++, at++) {
      const context = ((row[x - 1]! * LEVELS + above[x]!) * LEVELS + above[x - 1]!) * LEVELS + above[x + 1]!;
      const pixel = codePixel(context * NODES, pixels[at]!);
      pixels[at] = pixel;
      row[x] = level[pixel]!;
    }
  }
}
