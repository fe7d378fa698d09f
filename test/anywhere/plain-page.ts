import { writePage } from "./write-page.js";

const NOTHING = "data:text/javascript,export default {}";

/** TF.js's files that a browser can load as they are, by package; see `plain-page.test.ts` for why these. */
const FLAT: Record<string, string> = {
  "@mnistlab/backend": "./node_modules/@mnistlab/backend/dist/index.js",
  "@tensorflow/tfjs-core": "./node_modules/@tensorflow/tfjs-core/dist/tf-core.fesm.min.js",
  "@tensorflow/tfjs-layers": "./node_modules/@tensorflow/tfjs-layers/dist/tf-layers.fesm.min.js",
  "@tensorflow/tfjs-backend-wasm": "./node_modules/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.min.js",
};

/** Node's modules, which TF.js's flat file imports and never uses in a page. */
const NODE_MODULES: Record<string, string> = { fs: NOTHING, os: NOTHING, path: NOTHING, perf_hooks: NOTHING };

/** The import map that lets a page run TF.js and `@mnistlab/backend` without a bundler. */
export const importMap: Readonly<Record<string, string>> = { ...FLAT, ...NODE_MODULES };

/** Writes a page with an import map and one module script, without a bundler. */
export function writePlainPage(
  directory: string,
  name: string,
  script: string,
  imports: Readonly<Record<string, string>> = importMap,
): void {
  writePage(directory, name, script, { head: `<script type="importmap">${JSON.stringify({ imports })}</script>` });
}
