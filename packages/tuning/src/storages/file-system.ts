import { TuningError } from "../tuning-error.js";

/** The part of Node's file system that a journal file needs. */
export type FileSystem = typeof import("node:fs/promises");

/**
 * The runtime's file system, looked up at the time of the call so that browsers can load this package.
 *
 * @throws {TuningError} `UNSUPPORTED_RUNTIME` where there is none.
 */
export function fileSystem(): FileSystem {
  return builtin("node:fs/promises");
}

/** The runtime's path functions; throws as {@link fileSystem}. */
export function paths(): typeof import("node:path") {
  return builtin("node:path");
}

function builtin<Name extends "node:fs/promises" | "node:path">(
  name: Name,
): Name extends "node:path" ? typeof import("node:path") : FileSystem {
  const found = typeof process === "object" ? process.getBuiltinModule?.(name) : undefined;
  if (found === undefined) {
    throw new TuningError(
      "UNSUPPORTED_RUNTIME",
      `[tuning] expected ${name} (Node 20.16 or later, Deno, Bun), found a runtime without it: use inMemory() here.`,
    );
  }
  return found as ReturnType<typeof builtin<Name>>;
}
