import { PlotError } from "../plot-error.js";

/**
 * @param what - What the numbers are, for the message: "feature maps", say.
 * @throws {PlotError} `EMPTY_INPUT` if there is no number, `LENGTH_MISMATCH` if there are not as many as the shape says,
 * `INVALID_ARGUMENT` if one is not finite.
 */
export function checkValues(what: string, shape: readonly number[], values: ArrayLike<number>): void {
  const size = shape.reduce((product, n) => product * n, 1);
  if (size === 0)
    throw new PlotError("EMPTY_INPUT", `[plots] expected ${what}, found the shape [${shape.join(", ")}].`);
  if (values.length !== size) {
    throw new PlotError(
      "LENGTH_MISMATCH",
      `[plots] expected ${size} values for ${what} of shape [${shape.join(", ")}], found ${values.length}.`,
    );
  }
  const position = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (position < 0) return;
  throw new PlotError(
    "INVALID_ARGUMENT",
    `[plots] expected finite values for ${what}, found ${values[position]} at ${position}.`,
  );
}

/** The largest magnitude; 1 if all values are 0, so that it divides. */
export function scaleOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest || 1;
}
