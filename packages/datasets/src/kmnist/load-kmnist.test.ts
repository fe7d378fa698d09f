import { expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { defaultSources } from "../loading/default-sources.js";
import { memory } from "../sources/memory.js";
import { errorOf } from "../test-support/error-of.js";
import { idxBytes } from "../test-support/idx-bytes.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { kmnist } from "./kmnist.js";
import { kmnistCard } from "./kmnist-card.js";
import { kmnistFiles } from "./kmnist-files.js";
import { loadKmnist } from "./load-kmnist.js";

// Neither npm nor Debian has the files: the loader's way with such a set is tested on a small one (load-idx-set.test.ts).

test("the card agrees with itself, and with the lengths of the files", () => {
  for (const [half, images, labels] of [
    [kmnistCard.train, kmnistFiles.trainImages, kmnistFiles.trainLabels],
    [kmnistCard.test, kmnistFiles.testImages, kmnistFiles.testLabels],
  ] as const) {
    expect(half.perClass.reduce((sum, count) => sum + count, 0)).toBe(half.images);
    expect(half.perClass.length).toBe(kmnistCard.classNames.length);
    expect(images.bytes).toBe(16 + half.images * 28 * 28);
    expect(labels.bytes).toBe(8 + half.images);
  }
  expect([kmnistCard.classNames[3], kmnistCard.licence]).toEqual(["tsu", "CC-BY-SA-4.0"]);
});

test("MNIST's files, or any others of the same names, are refused", async () => {
  const file = idxBytes([60_000], new Uint8Array(60_000));
  for (const bytes of [file, gzipped(file)]) {
    const sources = [memory({ "train-images-idx3-ubyte": bytes })];
    const error = await errorOf(() => loadKmnist({ sources, cache: noCache() }));
    expect(error.code).toBe("CHECKSUM_MISMATCH");
    expect(error.message).toContain("18165135 bytes with SHA-256 51467d22");
  }
});

test("CODH's server is asked, by pages over HTTPS", () => {
  const [server] = defaultSources(kmnist);
  expect(server!.locate("t10k-labels-idx1-ubyte")[0]!.name).toBe(
    `${"location" in globalThis ? "https" : "http"}://codh.rois.ac.jp/kmnist/dataset/kmnist/t10k-labels-idx1-ubyte.gz`,
  );
});
