/** The classes of a problem in order, and the way from a class to its position in that order. */
export interface ClassIndex {
  readonly classes: readonly number[];
  /** Position of `value` in `classes`, or -1. */
  position(value: number): number;
}

/** Widest range of class indices that is looked up in a table; wider ones (hashes, say) go through a `Map`. */
const TABLE_LIMIT = 1 << 16;

/** Indexes `classes`, which must be distinct integers. */
export function classIndex(classes: readonly number[]): ClassIndex {
  const lowest = classes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const highest = classes.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const range = highest - lowest + 1;
  if (!(range <= TABLE_LIMIT)) {
    const positions = new Map(classes.map((value, position) => [value, position]));
    return { classes, position: (value) => positions.get(value) ?? -1 };
  }
  const table = new Int32Array(range).fill(-1);
  classes.forEach((value, position) => {
    table[value - lowest] = position;
  });
  return { classes, position: (value) => table[value - lowest] ?? -1 };
}

/** The distinct class indices of both arrays, ascending (scikit-learn's `unique_labels`). */
export function presentClasses(labels: ArrayLike<number>, predictions: ArrayLike<number>): number[] {
  const seen = new Set<number>();
  for (const values of [labels, predictions]) {
    let last = Number.NaN;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value === last) continue;
      last = value;
      seen.add(value);
    }
  }
  return [...seen].sort((a, b) => a - b);
}
