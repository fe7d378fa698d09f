/** Red, green and blue in [0, 255]. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** One character of a terminal: what it shows and in which colours. */
export interface Cell {
  readonly glyph: string;
  /** Parameters of the ANSI escape code "select graphic rendition"; "" for none. */
  readonly style: string;
}

/** The upper pixel in the upper half block's own colour, the lower one (if there is one) in the background's. */
export function truecolorCell(upper: Rgb, lower: Rgb | undefined): Cell {
  const background = lower ? `;48;2;${lower.join(";")}` : "";
  return { glyph: "▀", style: `38;2;${upper.join(";")}${background}` };
}

/** As {@link truecolorCell}, in the greys of the 256-colour palette. */
export function ansi256Cell(upper: Rgb, lower: Rgb | undefined): Cell {
  const background = lower ? `;48;5;${paletteGrey(brightness(lower))}` : "";
  return { glyph: "▀", style: `38;5;${paletteGrey(brightness(upper))}${background}` };
}

/** Half blocks where one pixel is bright and the other dark, a shade of their mean otherwise. */
export function plainCell(upper: Rgb, lower: Rgb = [0, 0, 0]): Cell {
  const [above, below] = [brightness(upper), brightness(lower)];
  if (above >= 128 !== below >= 128) return { glyph: above > below ? "▀" : "▄", style: "" };
  return { glyph: " ░▒▓█"[Math.round((((above + below) / 2) * 4) / 255)]!, style: "" };
}

/** Luma in [0, 255], as ITU-R BT.601 weighs the three colours. */
function brightness([red, green, blue]: Rgb): number {
  return (299 * red + 587 * green + 114 * blue) / 1000;
}

/** The nearest of the palette's greys: 232 … 255 are 8, 18, … 238; 16 is black and 231 white. */
function paletteGrey(value: number): number {
  if (value < 4) return 16;
  if (value > 246) return 231;
  return 232 + Math.min(23, Math.round((value - 8) / 10));
}
