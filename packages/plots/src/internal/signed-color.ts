import type { PlotTheme } from "../theme.js";
import { blend, type Rgb, rgbOf } from "./color-png.js";

/**
 * The colour of a number on a scale whose ends are −1 and 1: from `zero` to blue above 0, to vermillion below.
 *
 * Okabe and Ito's pair, which people with any colour vision tell apart.
 */
export function signedColor(theme: PlotTheme, zero: Rgb = rgbOf(theme.paper)): (value: number) => Rgb {
  const [above, below] = [rgbOf(theme.train), rgbOf(theme.wrong)];
  return (value) => blend(zero, value < 0 ? below : above, Math.min(1, Math.abs(value)));
}
