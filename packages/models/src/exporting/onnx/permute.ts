/** Numbers of a tensor, row by row. */
export interface Weight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * The same numbers with their axes in another order.
 *
 * @param order - Axis i of the result is axis `order[i]` of the weight.
 */
export function permute({ shape, values }: Weight, order: readonly number[]): Weight {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const newShape = order.map((axis) => shape[axis]!);
  const moved = Float32Array.from(values, (_, index) => {
    let rest = index;
    let from = 0;
    for (let i = order.length - 1; i >= 0; i--) {
      from += (rest % newShape[i]!) * strides[order[i]!]!;
      rest = Math.floor(rest / newShape[i]!);
    }
    return values[from]!;
  });
  return { shape: newShape, values: moved };
}
