// Packs TF.js's own SIMD binary, gzip then base64, as src/tfjs-binary.ts (never committed), so that a page can start the
// backend without knowing an address. It fits the JavaScript of exactly one version of TF.js, which is written beside it.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const manifest = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/package.json");
const { version } = JSON.parse(readFileSync(manifest, "utf8"));
const packed = gzipSync(readFileSync(join(dirname(manifest), "dist", "tfjs-backend-wasm-simd.wasm")), { level: 9 });

writeFileSync(
  new URL("../src/tfjs-binary.ts", import.meta.url),
  `/** TF.js's SIMD binary, gzip and base64; made by scripts/build-tfjs-binary.mjs. Apache-2.0, see NOTICE. */
export const tfjsBinary: string =
  "${packed.toString("base64")}";

/** The version of TF.js whose JavaScript fits {@link tfjsBinary}. */
export const tfjsBinaryVersion = "${version}";
`,
);
console.log(`TF.js ${version}: ${packed.length} bytes`);
