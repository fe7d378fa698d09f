import { DatasetError } from "../dataset-error.js";
import { brightness } from "./brightness.js";
import { detectInverted } from "./detect-inverted.js";
import type { Drawing, Plane } from "./drawing.js";

/** Fewer levels than these between paper and ink are noise, not a drawing. */
const LEAST_CONTRAST = 16;

/**
 * A drawing as amounts of ink: 0 = paper, 255 = the strongest ink. Paper is the drawing's extreme value on the paper's side,
 * so it need not be pure white or black.
 *
 * @param inverted - Whether ink is dark; `undefined` judges by the drawing.
 * @throws {DatasetError} `EMPTY_DRAWING` if nothing is drawn.
 */
export function inkOf(drawing: Drawing, inverted: boolean = detectInverted(drawing)): Plane {
  const values = brightness(drawing, inverted ? 255 : 0);
  let least = 255;
  let most = 0;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const contrast = most - least;
  if (contrast < LEAST_CONTRAST) {
    throw new DatasetError(
      "EMPTY_DRAWING",
      `[datasets] expected a drawing, found that it is empty: its brightness lies between ${Math.round(least)} and ` +
        `${Math.round(most)} everywhere.`,
    );
  }
  for (let i = 0; i < values.length; i++) {
    values[i] = ((inverted ? most - values[i]! : values[i]! - least) * 255) / contrast;
  }
  return { values, width: drawing.width, height: drawing.height };
}
