import { DatasetError } from "../dataset-error.js";
import { checkImage, type ImageSize } from "./check-image.js";
import { ansi256Cell, type Cell, plainCell, type Rgb, truecolorCell } from "./terminal-cells.js";

/** How {@link toTerminal} draws. */
export interface TerminalOptions extends ImageSize {
  /**
   * - `"truecolor"`: 24-bit ANSI colours.
   * - `"ansi256"`: the 26 greys of the 256-colour palette.
   * - `"plain"`: no escape codes, only blocks and shades, for logs and files.
   * @default "truecolor"
   */
  readonly color?: "truecolor" | "ansi256" | "plain";
  /** Whether 255 is drawn dark instead of bright. @default false */
  readonly inverted?: boolean;
}

/**
 * One image as text: a character is one pixel wide and two high, so pixels look about square in a terminal.
 *
 * @param image - Pixels in [0, 255], shape [height, width, channels].
 * @returns ceil(height / 2) lines of `width` characters, without a line break at the end.
 * @throws {DatasetError} `SHAPE_MISMATCH` if the image has another number of values, `INVALID_ARGUMENT` if a size or `color`
 * is out of range.
 * @example
 * toTerminal(Uint8Array.of(255, 0, 255, 255, 0, 0), { width: 3, height: 2, color: "plain" }); // "█ ▀"
 */
export function toTerminal(image: Uint8Array, options: TerminalOptions): string {
  checkImage(image, options);
  const { width, height, channels = 1, color = "truecolor", inverted = false } = options;
  const toCell = cells[color];
  if (!toCell) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected color: "truecolor", "ansi256" or "plain", found ${JSON.stringify(color)}.`,
    );
  }
  const pixel = (x: number, y: number): Rgb => {
    const at = (y * width + x) * channels;
    const value = (channel: number) => (inverted ? 255 - image[at + channel]! : image[at + channel]!);
    return channels === 1 ? [value(0), value(0), value(0)] : [value(0), value(1), value(2)];
  };
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    const row = Array.from({ length: width }, (_, x) =>
      toCell(pixel(x, y), y + 1 < height ? pixel(x, y + 1) : undefined),
    );
    lines.push(joined(row));
  }
  return lines.join("\n");
}

const cells = { truecolor: truecolorCell, ansi256: ansi256Cell, plain: plainCell } as const;

/** One line: a colour is named only where it changes, and taken back at the end. */
function joined(row: readonly Cell[]): string {
  let line = "";
  let style = "";
  for (const cell of row) {
    if (cell.style !== style) line += `\x1b[0m\x1b[${cell.style}m`;
    style = cell.style;
    line += cell.glyph;
  }
  return style ? `${line}\x1b[0m` : line;
}
