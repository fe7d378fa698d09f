/**
 * Weights of a Gaussian at the distances −radius … radius, which sum to 1; beyond 3 standard deviations they are left out.
 *
 * From exactly rounded operations, the same bits in every engine: exp(−x²/2σ²) is computed as q^(x²) with q = exp(−1/2σ²) from
 * its power series. Each weight is right to 1e-11 of itself.
 *
 * @param sigma - Standard deviation in pixels, in [0.5, 64].
 * @returns shape [2 · ceil(3 · sigma) + 1].
 */
export function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.ceil(3 * sigma);
  const base = exponential(-1 / (2 * sigma * sigma));
  const weights = new Float64Array(2 * radius + 1);
  // q^((x + 1)²) = q^(x²) · q^(2x + 1): one multiplication per step, and one for the next odd power.
  let weight = 1;
  let oddPower = base;
  let sum = 1;
  weights[radius] = 1;
  for (let x = 1; x <= radius; x++) {
    weight *= oddPower;
    oddPower *= base * base;
    weights[radius - x] = weight;
    weights[radius + x] = weight;
    sum += 2 * weight;
  }
  return weights.map((value) => value / sum);
}

/** exp(x) for x in [−2, 0] by its power series, to 1e-15. */
function exponential(x: number): number {
  let sum = 1;
  for (let k = 28; k >= 1; k--) sum = 1 + (x / k) * sum;
  return sum;
}
