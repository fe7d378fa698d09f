import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The program of a worker as one classic script, which module workers take as well. */
export async function bundleWorker() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/compiled/parallel/worker-program.ts", import.meta.url))],
    ...{ bundle: true, minify: true, write: false },
    ...{ format: "iife", target: "es2022", platform: "neutral" },
  });
  return outputFiles[0].text;
}
