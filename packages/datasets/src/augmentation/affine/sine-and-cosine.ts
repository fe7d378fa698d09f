/** A sine and a cosine. */
export interface SineAndCosine {
  readonly sine: number;
  readonly cosine: number;
}

/**
 * Sine and cosine of an angle in degrees, from exactly rounded operations alone: the same bits in every engine, where
 * `Math.sin` may differ in the last one.
 *
 * The angle is reduced to at most 45° beside a multiple of 90°; there Taylor's polynomials of degree 15 and 16 are off by less
 * than 1e-16. With rounding the results stay within 2e-15 of the engine's.
 *
 * @param degrees - Counter-clockwise where y points up, finite.
 */
export function sineAndCosine(degrees: number): SineAndCosine {
  const quarters = Math.round(degrees / 90);
  const x = (degrees - quarters * 90) * (Math.PI / 180);
  const squared = x * x;
  // Horner's rule over x²: each step divides by the next two factors of the factorial.
  let sine = 1;
  let cosine = 1;
  for (let k = 14; k >= 2; k -= 2) sine = 1 - (squared / (k * (k + 1))) * sine;
  for (let k = 15; k >= 1; k -= 2) cosine = 1 - (squared / (k * (k + 1))) * cosine;
  sine *= x;
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return { sine, cosine };
  if (turns === 1) return { sine: cosine, cosine: -sine };
  if (turns === 2) return { sine: -sine, cosine: -cosine };
  return { sine: -cosine, cosine: sine };
}
