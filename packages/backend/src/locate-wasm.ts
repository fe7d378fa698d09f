import { SIMD_FILE, type WasmPaths } from "./wasm-paths.js";

/**
 * TF.js's own SIMD binary as it is installed, in Node, Bun and Deno; `undefined` in a browser, and where no `node_modules` is
 * in reach.
 *
 * Looks from this package first, then from the working directory, for layouts in which this package was bundled.
 */
export function locateWasm(): WasmPaths | undefined {
  const builtin = globalThis.process?.getBuiltinModule;
  if (!builtin) return undefined;
  const { createRequire } = builtin("node:module");
  const { dirname, join } = builtin("node:path");
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      const manifest = createRequire(from).resolve("@tensorflow/tfjs-backend-wasm/package.json");
      return { [SIMD_FILE]: join(dirname(manifest), "dist", SIMD_FILE) };
    } catch {
      // Not reachable from here; try the next place.
    }
  }
  return undefined;
}
