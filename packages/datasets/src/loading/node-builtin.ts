import { DatasetError } from "../dataset-error.js";

/** The modules of Node that this package uses where they exist. */
interface NodeBuiltins {
  readonly "node:fs/promises": typeof import("node:fs/promises");
  readonly "node:module": typeof import("node:module");
  readonly "node:os": typeof import("node:os");
  readonly "node:path": typeof import("node:path");
}

/** Whether this runtime has Node's built-in modules: Node ≥ 20.16, Deno and Bun do, browsers do not. */
export function hasNodeBuiltins(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}

/**
 * A built-in module of Node, looked up when it is needed: no bundler sees an import of `node:` in this package.
 *
 * @param purpose - Who asks, for the message.
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` where there is none.
 */
export function nodeBuiltin<Name extends keyof NodeBuiltins>(name: Name, purpose: string): NodeBuiltins[Name] {
  if (!hasNodeBuiltins()) {
    throw new DatasetError(
      "UNSUPPORTED_RUNTIME",
      `[datasets] expected Node's ${name} for ${purpose}, found a runtime without it: in a browser use http() or memory().`,
    );
  }
  return process.getBuiltinModule(name) as NodeBuiltins[Name];
}
