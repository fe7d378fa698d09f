// Prints by how many megabytes a fresh process grows when it loads MNIST from the cache in the folder that is the argument.
import { directoryCache, loadMnist } from "@mnistlab/datasets";

const cache = directoryCache(process.argv[2]);
globalThis.gc?.();
const before = process.memoryUsage.rss();
const { train, test } = await loadMnist({ sources: [], cache });
globalThis.gc?.();
if (train.length + test.length !== 70_000) throw new Error("This is not MNIST.");
console.log((process.memoryUsage.rss() - before) / 2 ** 20);
