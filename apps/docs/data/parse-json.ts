/** Parses a file's text. @throws {Error} If it is no JSON; the message names the file. */
export function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`[docs] expected JSON in ${file}, found something else.`, { cause });
  }
}
