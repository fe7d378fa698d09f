import { expect, test } from "vitest";
import type { FileCache } from "../caches/file-cache.js";
import { noCache } from "../caches/no-cache.js";
import type { DatasetError } from "../dataset-error.js";
import { http } from "../sources/http.js";
import { memory } from "../sources/memory.js";
import { errorOf } from "../test-support/error-of.js";
import { scratchCache } from "../test-support/scratch-caches.js";
import { serverOf, testServer } from "../test-support/server/test-server.js";
import { gzipped, tinyIdxSet } from "../test-support/tiny-idx-set.js";
import type { IdxSet } from "./idx-set.js";
import { loadIdxSet } from "./load-idx-set.js";
import type { LoadProgress } from "./load-options.js";
import { sha256 } from "./sha256.js";

const { set, plain, gzip } = await tinyIdxSet();
const wrong = Uint8Array.from(plain["train-labels"]!, (byte) => byte ^ 1);

test.each([
  ["plain files", plain],
  ["the original gzip files", gzip],
  [
    "gzip files packed by others",
    Object.fromEntries(Object.entries(plain).map(([n, b]) => [`${n}.gz`, gzipped(b, 1)])),
  ],
])("makes two data sets of %s", async (_, files) => {
  const { train, test } = await loadIdxSet(set, { sources: [memory(files)], cache: noCache() });
  expect([train.length, test.length]).toEqual([4, 2]);
  expect(train.shape).toEqual([2, 3, 1]);
  expect(train.classNames).toEqual(["cat", "dog"]);
  expect(train.at(1)).toEqual({ image: Uint8Array.of(6, 7, 8, 9, 10, 11), label: 1 });
  expect([...test.labels]).toEqual([1, 0]);
});

test("downloads once: the second time all comes from the cache, unpacked", async () => {
  const server = await serverOf(gzip);
  const { cache, names } = await scratchCache();
  const options = { sources: [http({ mirrors: [`${server.url}/{file}.gz`] })], cache };
  const first = await loadIdxSet(set, options);
  const second = await loadIdxSet(set, options);
  expect((await server.log()).requests.length).toBe(4);
  expect(second.train.images).toEqual(first.train.images);
  expect(await names()).toEqual(
    Object.keys(plain)
      .map((name) => `tiny/${name}`)
      .sort(),
  );
  expect(new Uint8Array((await cache.read("tiny/test-images"))!)).toEqual(plain["test-images"]);
});

test("goes on to the next mirror and the next source when one is down or sends something else", async () => {
  const bad = await serverOf({ ...plain, "train-labels": wrong, "test-images": plain["test-images"]!.subarray(0, 9) });
  const good = await serverOf(plain);
  const sources = [memory({}), http({ mirrors: [bad, good].map(({ url }) => `${url}/{file}`) })];
  const { train, test } = await loadIdxSet(set, { sources, cache: noCache() });
  expect([...train.labels]).toEqual([0, 1, 1, 0]);
  expect(test.length).toBe(2);
  expect((await good.log()).requests).toEqual(["/train-labels", "/test-images"]);
});

test("a wrong checksum wherever the file is: the error names the file, each place and why, and nothing is cached", async () => {
  const wrongServer = await serverOf({ ...plain, "train-labels": wrong });
  const emptyServer = await serverOf({ "train-images": plain["train-images"]! });
  const { cache, names } = await scratchCache();
  const sources = [memory({}), http({ mirrors: [`${wrongServer.url}/{file}`, `${emptyServer.url}/{file}`] })];
  const error = await errorOf(() => loadIdxSet(set, { sources, cache }));
  expect(error.code).toBe("CHECKSUM_MISMATCH");
  const [first, ...places] = error.message.split("\n  - ");
  expect(first).toBe("[datasets] train-labels could not be loaded from any of 3 places:");
  expect(places).toEqual([
    "memory: there is no such file.",
    `${wrongServer.url}/train-labels: expected 12 bytes with SHA-256 ${set.files.trainLabels.sha256}, found 12 bytes ` +
      `with SHA-256 ${await sha256(wrong)}: the file was damaged or replaced. It was not used.`,
    `${emptyServer.url}/train-labels: the server answered 404 Not Found`,
  ]);
  expect((error.cause as AggregateError).errors.map(({ code }) => code)).toEqual([
    "SOURCE_UNAVAILABLE",
    "CHECKSUM_MISMATCH",
    "SOURCE_UNAVAILABLE",
  ]);
  expect(await names()).toEqual(["tiny/train-images"]);
});

test("no source at all is an error as well", async () => {
  const error = await errorOf(() => loadIdxSet(set, { sources: [], cache: noCache() }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toBe(
    "[datasets] train-images could not be loaded: there is no place to look, pass at least one source.",
  );
});

test("a single place is named in the sentence", async () => {
  const error = await errorOf(() => loadIdxSet(set, { sources: [memory({})], cache: noCache() }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toBe("[datasets] train-images could not be loaded from memory: there is no such file.");
});

const damaged: [string, Record<string, Uint8Array>][] = [
  ["other content", { "train-images": wrong }],
  ["gzip that is cut off", { "train-images.gz": gzip["train-images.gz"]!.subarray(0, 20) }],
  ["too many bytes", { "train-images": new Uint8Array(100_000) }],
];

test.each(damaged)("a server with nothing but %s is told apart from one without the file", async (_, files) => {
  const server = await serverOf(files);
  const load = (name: string) =>
    errorOf(() => loadIdxSet(set, { sources: [http({ mirrors: [`${server.url}/${name}`] })], cache: noCache() }));
  expect((await load(Object.keys(files)[0]!.replace("train-images", "{file}"))).code).toBe("CHECKSUM_MISMATCH");
  expect((await load("elsewhere/{file}")).code).toBe("SOURCE_UNAVAILABLE");
});

test("a poisoned cache is reported, removed and filled anew", async () => {
  const server = await serverOf(plain);
  const { cache } = await scratchCache();
  const options = { sources: [http({ mirrors: [`${server.url}/{file}`] })], cache };
  await loadIdxSet(set, options);
  await cache.write("tiny/train-labels", wrong);
  const warnings: DatasetError[] = [];
  const { train } = await loadIdxSet(set, { ...options, onWarning: (warning) => warnings.push(warning) });
  expect([...train.labels]).toEqual([0, 1, 1, 0]);
  expect(warnings.map(({ code }) => code)).toEqual(["CHECKSUM_MISMATCH"]);
  expect(warnings[0]!.message).toContain(`tiny/train-labels in ${cache.name} is not the original and will be removed`);
  expect(new Uint8Array((await cache.read("tiny/train-labels"))!)).toEqual(plain["train-labels"]);
  expect((await server.log()).requests.length).toBe(5);
});

test("a poisoned cache is removed even if no source has the file", async () => {
  const { cache } = await scratchCache();
  await cache.write("tiny/train-images", wrong);
  await errorOf(() => loadIdxSet(set, { sources: [memory({})], cache }));
  expect(await cache.read("tiny/train-images")).toBeUndefined();
});

test("files that lie on this machine already are not copied into the cache", async () => {
  const { cache, names } = await scratchCache();
  await loadIdxSet(set, { sources: [memory(plain)], cache });
  expect(await names()).toEqual([]);
});

test("a cache that fails is reported and does not stop the loading", async () => {
  const server = await serverOf(plain);
  const broken = async () => {
    throw new Error("the disk is full");
  };
  const cache: FileCache = { name: "a broken cache", read: broken, write: broken, remove: broken };
  const warnings: DatasetError[] = [];
  const { train } = await loadIdxSet(set, {
    sources: [http({ mirrors: [`${server.url}/{file}`] })],
    cache,
    onWarning: (warning) => warnings.push(warning),
  });
  expect(train.length).toBe(4);
  expect(warnings.length).toBe(8);
  expect(warnings[0]).toMatchObject({ code: "CACHE_UNAVAILABLE" });
  expect(warnings[0]!.message).toContain("reading tiny/train-images from a broken cache failed: the disk is full");
});

test("reports the bytes of each file as they come, from the server and then from the cache", async () => {
  const server = await serverOf(gzip);
  const { cache } = await scratchCache();
  const progress: LoadProgress[] = [];
  const options = {
    sources: [http({ mirrors: [`${server.url}/{file}.gz`] })],
    cache,
    onProgress: (report: LoadProgress) => progress.push(report),
  };
  await loadIdxSet(set, options);
  const size = gzip["train-labels.gz"]!.length;
  expect(progress.findLast(({ file }) => file === "train-labels")).toEqual({
    file: "train-labels",
    loadedBytes: size,
    totalBytes: size,
    source: `${server.url}/train-labels.gz`,
  });
  progress.length = 0;
  await loadIdxSet(set, options);
  expect(progress.map(({ file }) => file)).toEqual(["train-images", "train-labels", "test-images", "test-labels"]);
  expect(progress[1]).toEqual({ file: "train-labels", loadedBytes: 12, totalBytes: 12, source: cache.name });
});

test("an abort during a slow download rejects with the reason, asks no one else and caches nothing of it", async () => {
  const slow = await testServer({ body: new Uint8Array(100), after: 10, ending: "silence" });
  const other = await serverOf(plain);
  const { cache, names } = await scratchCache();
  const controller = new AbortController();
  const loading = loadIdxSet(set, {
    sources: [http({ mirrors: [`${slow.url}/{file}`, `${other.url}/{file}`] })],
    cache,
    signal: controller.signal,
    onProgress: () => controller.abort("enough"),
  });
  await expect(loading).rejects.toBe("enough");
  expect((await other.log()).requests).toEqual([]);
  expect(await names()).toEqual([]);
});

test("a signal that was aborted before rejects at once", async () => {
  const signal = AbortSignal.abort(new Error("too late"));
  const sources = [memory(plain)];
  await expect(loadIdxSet(set, { sources, cache: noCache(), signal })).rejects.toThrow("too late");
});

test("two loads that fill one cache at the same time both succeed", async () => {
  const server = await serverOf(gzip);
  const { cache, names } = await scratchCache();
  const load = () => loadIdxSet(set, { sources: [http({ mirrors: [`${server.url}/{file}.gz`] })], cache });
  const [a, b] = await Promise.all([load(), load()]);
  expect(a.train.images).toEqual(b.train.images);
  expect((await names()).length).toBe(4);
});

test("what onProgress throws ends the loading, whatever the source", async () => {
  const failure = new Error("the listener failed");
  const onProgress = () => {
    throw failure;
  };
  const server = await serverOf(plain);
  for (const source of [memory(plain), http({ mirrors: [`${server.url}/{file}`] })]) {
    const loading = loadIdxSet(set, { sources: [source, memory(plain)], cache: noCache(), onProgress });
    await expect(loading).rejects.toBe(failure);
  }
});

test("without hashes of the content only the original gzip files are taken, and cached as they are", async () => {
  const { cache } = await scratchCache();
  const server = await serverOf(gzip);
  const files = Object.fromEntries(
    Object.entries(set.files).map(([name, { sha256: _, ...file }]) => [name, file]),
  ) as IdxSet["files"];
  const packed: IdxSet = { ...set, files };
  const options = { sources: [http({ mirrors: [`${server.url}/{file}.gz`] })], cache };
  const first = await loadIdxSet(packed, options);
  expect(first.train.images).toEqual(Uint8Array.from({ length: 24 }, (_, i) => i));
  expect(new Uint8Array((await cache.read("tiny/train-images"))!)).toEqual(gzip["train-images.gz"]);
  const second = await loadIdxSet(packed, { ...options, sources: [] });
  expect([...second.test]).toEqual([...first.test]);
  const others = Object.fromEntries(Object.entries(plain).map(([name, bytes]) => [`${name}.gz`, gzipped(bytes, 1)]));
  for (const copies of [plain, others]) {
    const error = await errorOf(() => loadIdxSet(packed, { sources: [memory(copies)], cache: noCache() }));
    expect(error.code).toBe("CHECKSUM_MISMATCH");
  }
});
