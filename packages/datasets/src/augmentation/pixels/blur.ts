/**
 * Convolves a field with a kernel along both axes, in place; outside the field is 0.
 *
 * Sums run from the kernel's first weight to its last: the same bits everywhere.
 *
 * @param field - shape [height, width].
 * @param kernel - An odd number of weights.
 * @param scratch - Memory for as many numbers as the field has.
 */
export function blur(field: Float64Array, width: number, kernel: Float64Array, scratch: Float64Array): void {
  const height = field.length / width;
  alongRows(field, scratch, width, height, kernel);
  alongRows(scratch, field, height, width, kernel);
}

/**
 * Convolves each row and writes the result transposed, so that doing it twice convolves the columns too.
 *
 * Four rows at a time: their sums do not wait for each other. Past the end the last row is done again.
 */
function alongRows(from: Float64Array, to: Float64Array, width: number, height: number, kernel: Float64Array): void {
  const radius = (kernel.length - 1) / 2;
  for (let x = 0; x < width; x++) {
    const first = Math.max(0, x - radius);
    const end = Math.min(width, x + radius + 1);
    for (let y = 0; y < height; y += 4) {
      const [y1, y2, y3] = [Math.min(y + 1, height - 1), Math.min(y + 2, height - 1), Math.min(y + 3, height - 1)];
      const [row0, row1, row2, row3] = [y * width, y1 * width, y2 * width, y3 * width];
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
      for (let u = first; u < end; u++) {
        const weight = kernel[u - x + radius]!;
        sum0 += from[row0 + u]! * weight;
        sum1 += from[row1 + u]! * weight;
        sum2 += from[row2 + u]! * weight;
        sum3 += from[row3 + u]! * weight;
      }
      to[x * height + y] = sum0;
      to[x * height + y1] = sum1;
      to[x * height + y2] = sum2;
      to[x * height + y3] = sum3;
    }
  }
}
