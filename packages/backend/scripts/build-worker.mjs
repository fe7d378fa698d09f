// Bundles the program of a worker and writes it, as a string, as src/compiled/parallel/worker-script.ts (never committed), so
// that a worker can be started from inside the JavaScript, without an address.
import { writeFileSync } from "node:fs";
import { bundleWorker } from "./bundle-worker.mjs";

const script = await bundleWorker();
writeFileSync(
  new URL("../src/compiled/parallel/worker-script.ts", import.meta.url),
  `/** The program of a worker; made from worker-program.ts by scripts/build-worker.mjs. */
export const workerScript: string =
  ${JSON.stringify(script)};
`,
);
console.log(`worker: ${script.length} bytes`);
