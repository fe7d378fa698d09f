import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Loads TF.js's spec files together with its backends and ours as ONE bundle, so that all share one copy of
 * `@tensorflow/tfjs-core`: its engine and its kernel registry are process-wide singletons.
 *
 * Upstream ships ES modules that Node cannot load by itself (no file extensions, no `"type": "module"`). The bundle is a
 * temporary file below `node_modules`, gone when this function returns. Nothing in it runs before it is asked for.
 */
export async function bundleSpecs(files) {
  const directory = mkdtempSync(`${packageRoot}node_modules/.upstream-specs-`);
  try {
    const outfile = `${directory}/specs.cjs`;
    await build({
      stdin: { contents: entry(files), resolveDir: packageRoot },
      outfile,
      bundle: true,
      platform: "node",
      target: "node20",
      mainFields: ["module", "main"],
      conditions: ["@mnistlab/source"],
      // Spec files are imported for their effect alone; upstream's `sideEffects` list would drop them.
      ignoreAnnotations: true,
      alias: { "jasmine-core": dirname(require.resolve("jasmine-core/package.json")) },
      // So that `locateWasm()` searches from our package, as it does outside a bundle.
      define: { "import.meta.url": JSON.stringify(new URL("../src/index.ts", import.meta.url).href) },
      logLevel: "error",
    });
    return require(outfile);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function entry(files) {
  const core = "@tensorflow/tfjs-core/dist";
  return `
    import "${core}/public/chained_ops/register_all_chained_ops.js";
    import "${core}/register_all_gradients.js";
    export * as tf from "@tensorflow/tfjs-core";
    export { setTestEnvs } from "${core}/jasmine_util.js";
    export const backends = {
      cpu: () => import("@tensorflow/tfjs-backend-cpu"),
      wasm: () => import("@tensorflow/tfjs-backend-wasm"),
      ours: () => import("./src/index.ts"),
    };
    export const specs = {
      ${files.map((file) => `"${file}": () => import("${core}/${file}.js"),`).join("\n      ")}
    };`;
}
