/**
 * A value as one line of JSON, with `NaN`, `Infinity` and `-Infinity` written bare as Python's `json` writes them.
 *
 * @throws {TypeError} if the value has no JSON form (a function, a `bigint`, a cycle).
 */
export function formatJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`expected a value that JSON can hold, found ${typeof value}`);
  if (!hasNonFinite(value)) return text;
  const mark = unusedMark(text);
  const marked = JSON.stringify(value, (_key, item: unknown) => (isNonFinite(item) ? mark + String(item) : item));
  return marked.replace(new RegExp(`"${mark}(NaN|-?Infinity)"`, "g"), "$1");
}

/**
 * The value of a JSON text that may hold Python's bare `NaN`, `Infinity` and `-Infinity`.
 *
 * @throws {SyntaxError} if the text is not such JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
  }
  const mark = unusedMark(text);
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g, (token) =>
    token.startsWith('"') ? token : `"${mark}${token}"`,
  );
  const numbers = new Map<unknown, number>(["NaN", "Infinity", "-Infinity"].map((word) => [mark + word, Number(word)]));
  return JSON.parse(quoted, (_key, item: unknown) => numbers.get(item) ?? item);
}

/** A word that does not occur in the text, so that it can stand for what JSON cannot say. */
function unusedMark(text: string): string {
  let mark = "number:";
  while (text.includes(mark)) mark += ":";
  return mark;
}

function isNonFinite(value: unknown): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}

function hasNonFinite(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.values(value).some(hasNonFinite) : isNonFinite(value);
}
