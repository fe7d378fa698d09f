/**
 * The directory of TF.js's own `.wasm` files in Node, Bun and Deno, ending in a slash; `undefined` in a browser, where TF.js
 * looks beside its script.
 *
 * Looks from this package first, then from the working directory, for layouts in which this package was bundled.
 */
export function locateWasm(): string | undefined {
  const builtin = globalThis.process?.getBuiltinModule;
  if (!builtin) return undefined;
  const { createRequire } = builtin("node:module");
  const { dirname, join, sep } = builtin("node:path");
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      const manifest = createRequire(from).resolve("@tensorflow/tfjs-backend-wasm/package.json");
      return join(dirname(manifest), "dist") + sep;
    } catch {
      // Not reachable from here; try the next place.
    }
  }
  return undefined;
}
