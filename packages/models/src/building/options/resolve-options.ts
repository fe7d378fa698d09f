import { ModelError } from "../../model-error.js";
import { closest } from "./closest.js";
import type { Option, OptionTable } from "./option.js";

/**
 * Checks the options given to a builder and fills in those left out.
 *
 * @param owner - Whose options they are, for messages, such as "buildCnn".
 * @returns New values: what happens to `given` later does not matter.
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range or one that the table lacks.
 */
export function resolveOptions<Options extends object>(
  owner: string,
  table: OptionTable<Options>,
  given: Options,
): Required<Options> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] the options of ${owner} must be an object, found ${JSON.stringify(given) ?? String(given)}.`,
    );
  }
  const entries: readonly [string, Option<unknown>][] = Object.entries(table as object);
  const known = entries.map(([name]) => name);
  for (const name of Object.keys(given)) if (!known.includes(name)) throw unknownOption(owner, name, known);
  const resolved: Record<string, unknown> = {};
  for (const [name, { fallback, check }] of entries) {
    const value = given[name as keyof Options];
    resolved[name] = value === undefined ? fallback(resolved) : value;
    check(name, resolved[name]);
  }
  return structuredClone(resolved) as Required<Options>;
}

function unknownOption(owner: string, name: string, known: readonly string[]): ModelError {
  const meant = closest(name, known);
  return new ModelError(
    "INVALID_ARGUMENT",
    `[models] ${owner} has no option "${name}"${meant ? `: did you mean "${meant}"?` : "."} ` +
      `Its options are ${known.join(", ")}.`,
  );
}
