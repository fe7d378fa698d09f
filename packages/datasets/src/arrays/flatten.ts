import { DatasetError } from "../dataset-error.js";

/** Numbers in a typed array. */
export type NumberArray =
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** Numbers in arrays within arrays, at most four deep: rows in images in a set, say. The innermost may be typed arrays. */
export type NestedNumbers = NumberArray | readonly number[] | readonly NestedNumbers[];

/** Numbers one after another, and the lengths of the arrays they stood in. */
export interface FlatNumbers {
  readonly values: ArrayLike<number | bigint>;
  /** From the outermost array to the innermost. */
  readonly shape: readonly number[];
  /** Whether they came as `Float32Array` or `Float64Array`. */
  readonly isFloat: boolean;
}

const DEEPEST = 4;

/**
 * Nested numbers in row-major order. A flat array is given back as it is, not copied.
 *
 * @throws {DatasetError} `SHAPE_MISMATCH` if arrays of one level differ in length or are more than four deep,
 * `INVALID_ARGUMENT` if something is neither a number nor an array of numbers.
 */
export function flatten(numbers: NestedNumbers): FlatNumbers {
  const shape: number[] = [];
  let innermost: unknown = numbers;
  for (; isArray(innermost); innermost = innermost[0]) {
    shape.push(innermost.length);
    if (shape.length > DEEPEST) throw tooDeep();
  }
  if (shape.length === 0) throw notNumbers(numbers);
  if (shape.length === 1) return { values: numbers as ArrayLike<number | bigint>, shape, isFloat: isFloats(numbers) };
  const leaves: ArrayLike<unknown>[] = [];
  gather(numbers, shape, 0, leaves);
  return { values: joined(leaves), shape, isFloat: leaves.length > 0 && leaves.every(isFloats) };
}

/** Collects the innermost arrays below `array`, all of which must have the length that `shape` says. */
function gather(array: unknown, shape: readonly number[], level: number, leaves: ArrayLike<unknown>[]): void {
  if (!isArray(array)) throw notNumbers(array);
  if (array.length !== shape[level]) {
    throw new DatasetError(
      "SHAPE_MISMATCH",
      `[datasets] expected arrays of equal lengths, [${shape}] from outside to inside, ` +
        `found one of ${array.length} at level ${level + 1}.`,
    );
  }
  if (level === shape.length - 1) {
    leaves.push(array);
    return;
  }
  for (let i = 0; i < array.length; i++) gather(array[i], shape, level + 1, leaves);
}

function joined(leaves: readonly ArrayLike<unknown>[]): ArrayLike<number> {
  const length = leaves.length * (leaves[0]?.length ?? 0);
  // Float64 holds every pixel exactly; what is no pixel is found later.
  const values = leaves.every((leaf) => leaf instanceof Uint8Array) ? new Uint8Array(length) : new Float64Array(length);
  let at = 0;
  for (const leaf of leaves) {
    for (let i = 0; i < leaf.length; i++) {
      const value = leaf[i];
      if (typeof value !== "number" && typeof value !== "bigint") throw notNumbers(value);
      values[at++] = Number(value);
    }
  }
  return values;
}

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function isFloats(value: unknown): boolean {
  return value instanceof Float32Array || value instanceof Float64Array;
}

function tooDeep(): DatasetError {
  return new DatasetError("SHAPE_MISMATCH", `[datasets] expected arrays at most ${DEEPEST} deep, found deeper ones.`);
}

function notNumbers(found: unknown): DatasetError {
  return new DatasetError("INVALID_ARGUMENT", `[datasets] expected numbers in arrays, found ${typeof found}.`);
}
