/** Reads fields of a JSON file by path, such as "training.history.loss". */
export interface JsonFields {
  /** The string at a path. */
  text(path: string): string;
  /** The number at a path. */
  number(path: string): number;
  /** The list of numbers at a path, not empty. */
  numbers(path: string): number[];
  /** The list of lists of numbers at a path, not empty. */
  matrix(path: string): number[][];
  /** Readers of each object in the list at a path, which is not empty. */
  list(path: string): JsonFields[];
  /** The object at a path, its values strings and numbers. */
  record(path: string): Record<string, string | number>;
}

/**
 * Readers that name the file, the path, what was expected and what was found when a field is missing or of another kind.
 *
 * @param json - The parsed file.
 * @param file - Its name for messages.
 * @example
 * jsonFields({ test: { loss: 0.04 } }, "metrics.json").number("test.loss"); // 0.04
 */
export function jsonFields(json: unknown, file: string): JsonFields {
  function read<T>(path: string, expected: string, isExpected: (value: unknown) => value is T): T {
    const value = path.split(".").reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), json);
    if (isExpected(value)) return value;
    const found = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
    throw new Error(`[docs] expected ${expected} at ${path} in ${file}, found ${found}.`);
  }
  return {
    text: (path) => read(path, "a string", (value) => typeof value === "string"),
    number: (path) => read(path, "a number", isNumber),
    numbers: (path) => read(path, "a list of numbers", isNumbers),
    matrix: (path) => read(path, "a list of lists of numbers", (value) => isListOf(value, isNumbers)),
    list: (path) =>
      read(path, "a list of objects", (value) => isListOf(value, isRecord)).map((item, i) =>
        jsonFields(item, `${path}[${i}] of ${file}`),
      ),
    record: (path) => read(path, "an object of strings and numbers", isPlainRecord),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isNumbers(value: unknown): value is number[] {
  return isListOf(value, isNumber);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlainRecord(value: unknown): value is Record<string, string | number> {
  return isRecord(value) && Object.values(value).every((item) => typeof item === "string" || isNumber(item));
}
