import { expect, test } from "vitest";
import { noCache } from "../caches/no-cache.js";
import { fromIdx } from "../idx/from-idx.js";
import { loadIdxSet } from "../loading/load-idx-set.js";
import type { LoadProgress } from "../loading/load-options.js";
import { hasNodeBuiltins } from "../loading/node-builtin.js";
import { http } from "../sources/http.js";
import { httpZip } from "../sources/http-zip.js";
import { memory } from "../sources/memory.js";
import { zip } from "../sources/zip.js";
import { emnistLike } from "../test-support/emnist-like.js";
import { errorOf } from "../test-support/error-of.js";
import { scratchCache } from "../test-support/scratch-caches.js";
import { fileAnswer } from "../test-support/server/answers.js";
import { serverOf, testServer } from "../test-support/server/test-server.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { transposeImages } from "../transpose-images.js";
import { emnist, emnistSources } from "./emnist.js";
import { emnistCards } from "./emnist-cards.js";
import type { EmnistSplit } from "./emnist-split.js";
import { loadEmnist } from "./load-emnist.js";

// The archive is not here: what leads through it is tested on archives of its layout, and on itself where somebody has it
// (load-emnist.node.test.ts).
const { set, members } = await emnistLike("letters", [1, 26, 2]);
const archive = zipBytes({ "gzip/before.gz": new Uint8Array(100_000).fill(0x1f), ...members });
const blobOf = (bytes: Uint8Array) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

test("images are upright, letters count from 0, and the card comes along", async () => {
  const { train, test, card } = await loadIdxSet(set, {
    sources: [zip(blobOf(archive))],
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
  const like = await emnistLike(split, labels);
  const sources = [zip(blobOf(zipBytes(like.members)))];
  const { train } = await loadIdxSet(like.set, { sources, cache: noCache() });
  expect([...train.labels]).toEqual(labels);
  expect(labels.map((label) => train.classNames[label])).toEqual(names);
});

test("letters with a label 0 are refused", async () => {
  const like = await emnistLike("letters", [0, 1]);
  const sources = [zip(blobOf(zipBytes(like.members)))];
  const error = await errorOf(() => loadIdxSet(like.set, { sources, cache: noCache() }));
  expect(error.code).toBe("LABEL_OUT_OF_RANGE");
});

test("the four files come out of an archive on a server, which sends nothing else, and from then on out of the cache", async () => {
  // Another split, so long that it cannot come along with the archive's end.
  const other = Uint8Array.from({ length: 300_000 }, (_, i) => (i < 2 ? [0x1f, 0x8b][i]! : (i * 2654435761) >>> 13));
  const server = await testServer(fileAnswer(zipBytes({ ...members, "gzip/emnist-digits.gz": other })));
  const { cache, names } = await scratchCache();
  const progress: LoadProgress[] = [];
  const options = {
    sources: [httpZip({ archives: [`${server.url}/gzip.zip`] })],
    cache,
    onProgress: (report: LoadProgress) => progress.push(report),
  };
  const first = await loadIdxSet(set, options);
  expect((await server.log()).sentBytes).toBeLessThan(4 * 65_557 + 20_000);
  expect(progress.at(-1)!.source).toBe(`${server.url}/gzip.zip (emnist-letters-test-labels-idx1-ubyte.gz)`);
  expect(await names()).toEqual(
    Object.values(set.files)
      .map(({ name }) => `emnist/${name}`)
      .sort(),
  );
  const { requests } = await server.log();
  const second = await loadIdxSet(set, options);
  expect((await server.log()).requests).toEqual(requests);
  expect([...second.train]).toEqual([...first.train]);
});

test("a file that was changed in the archive is not used, and the next place is asked", async () => {
  const name = "gzip/emnist-letters-train-labels-idx1-ubyte.gz";
  const changed = zipBytes({ ...members, [name]: members[name]!.map((byte, i) => (i === 9 ? 7 : byte)) });
  const good = await serverOf(members);
  const bad = await testServer(fileAnswer(changed));
  const archives = httpZip({ archives: [`${bad.url}/gzip.zip`] });
  const alone = await errorOf(() => loadIdxSet(set, { sources: [archives], cache: noCache() }));
  expect(alone.code).toBe("CHECKSUM_MISMATCH");
  expect(alone.message).toContain("emnist-letters-train-labels-idx1-ubyte");
  const copies = http({ mirrors: [`${good.url}/gzip/{file}.gz`] });
  await loadIdxSet(set, { sources: [archives, copies], cache: noCache() });
  expect((await good.log()).requests).toEqual([`/${name}`]);
});

test("unpacked files go through fromIdx and transposeImages", async () => {
  const { train } = await loadIdxSet(set, { sources: [zip(blobOf(archive))], cache: noCache() });
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
  const names = emnistSources(emnist("digits")).flatMap((source) =>
    source.locate("emnist-digits-test-labels-idx1-ubyte").map(({ name }) => name),
  );
  const copies = [
    "https://huggingface.co/datasets/Heliosoph/EMNIST/resolve/main/emnist-digits-test-labels-idx1-ubyte.gz",
    "https://media.githubusercontent.com/media/aurelienduarte/emnist/master/gzip/emnist-digits-test-labels-idx1-ubyte.gz",
  ];
  const archive = "https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip (emnist-digits-test-labels-idx1-ubyte.gz)";
  expect(names).toEqual(hasNodeBuiltins() ? [archive, ...copies] : copies);
});

test.each(["MNIST", "constructor", undefined])("refuses the split %s", async (split) => {
  const error = await errorOf(() => loadEmnist({ split: split as EmnistSplit }));
  expect(error.code).toBe("INVALID_ARGUMENT");
  expect(error.message).toContain("byclass, bymerge, balanced, letters, digits, mnist");
});
