import { expect, test } from "vitest";
import type { PartialFile } from "../caches/partial-files.js";
import { errorOf } from "../test-support/error-of.js";
import type { Answer } from "../test-support/server/answer.js";
import { brokenAnswer, fileAnswer, statusAnswer } from "../test-support/server/answers.js";
import { testServer } from "../test-support/server/test-server.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { zipBytes } from "../test-support/zip-bytes.js";
import { testFileSource } from "../testing.js";
import type { KeptBeginning, ReadOptions } from "./file-source.js";
import { httpZip } from "./http-zip.js";

/** Bytes that compression makes hardly smaller, so that archives are longer than what is fetched of their end. */
const noise = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => ((i * 2654435761) >>> 13) ^ i);
const images = gzipped(noise(400_000));
const archive = zipBytes({ "gzip/images.gz": images, "gzip/other.gz": gzipped(noise(300_000)) });
const tail = fileAnswer(archive);

async function serve(...answers: Answer[]) {
  const server = await testServer(...answers);
  const archives = [`${server.url}/gzip.zip`];
  const idleTimeout = answers.some(({ ending }) => ending === "silence") ? 200 : undefined;
  const [location] = httpZip({ archives, backoff: () => 0, idleTimeout }).locate("images");
  const read = (options: Partial<ReadOptions> = {}) => location!.read({ maxBytes: 1_000_000, ...options });
  return { server, read };
}

testFileSource(
  async (files) => {
    const { url } = await testServer(fileAnswer(zipBytes({ ...files, "padding.gz": gzipped(noise(200_000)) })));
    return httpZip({ archives: [`${url}/gzip.zip`] });
  },
  { test },
);

test("the example of the doc comment is true", () => {
  const source = httpZip({ archives: ["https://example.org/EMNIST/gzip.zip"] });
  expect(source.locate("emnist-letters-train-labels-idx1-ubyte")[0]!.name).toBe(
    "https://example.org/EMNIST/gzip.zip (emnist-letters-train-labels-idx1-ubyte.gz)",
  );
});

test("the end, the file's header and the file are asked for, of one version, and nothing else", async () => {
  const { server, read } = await serve(fileAnswer(archive));
  const reports: [number, number?][] = [];
  expect(await read({ onBytes: (...report) => void reports.push(report) })).toEqual(images);
  const start = 30 + "gzip/images.gz".length;
  const { ranges, conditions, sentBytes } = await server.log();
  expect(ranges).toEqual(["bytes=-65557", "bytes=0-29", `bytes=${start}-${start + images.length - 1}`]);
  expect(conditions).toEqual([null, '"v1"', '"v1"']);
  expect(sentBytes).toBe(65_557 + 30 + images.length);
  expect(reports.at(-1)).toEqual([images.length, images.length]);
});

test("a download that breaks off goes on where it stopped", async () => {
  const { server, read } = await serve(
    tail,
    fileAnswer(archive),
    brokenAnswer(archive, 100_000),
    statusAnswer(503),
    fileAnswer(archive),
  );
  const loaded: number[] = [];
  expect(await read({ onBytes: (bytes) => loaded.push(bytes) })).toEqual(images);
  expect(loaded[0]).toBeLessThanOrEqual(100_000);
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  const [, , whole, again, rest] = (await server.log()).ranges;
  expect(again).not.toBe(whole);
  expect(rest).toBe(again);
});

test("what a killed process has left is gone on with, unless the archive is another one now", async () => {
  let kept: PartialFile | undefined;
  const beginning: KeptBeginning = {
    read: async () => kept,
    async write(tag, offset, bytes) {
      const before = offset === 0 ? new Uint8Array() : kept!.bytes.subarray(0, offset);
      kept = { tag, bytes: new Uint8Array([...before, ...bytes]) };
    },
  };
  const { server, read } = await serve(
    ...[tail, tail, brokenAnswer(archive, 100_000), statusAnswer(404)],
    ...[tail, tail, fileAnswer(archive)],
    ...[fileAnswer(archive, { headers: { etag: '"v2"' } })],
  );
  expect((await errorOf(() => read({ beginning }))).message).toContain("404");
  const left = kept!.bytes.length;
  expect(left).toBeGreaterThan(0);
  expect(await read({ beginning })).toEqual(images);
  const start = 30 + "gzip/images.gz".length;
  expect((await server.log()).ranges.at(-1)).toBe(`bytes=${start + left}-${start + images.length - 1}`);
  expect(await read({ beginning })).toEqual(images);
  expect((await server.log()).ranges.at(-1)).toBe(`bytes=${start}-${start + images.length - 1}`);
});

/** An answer that says of itself which part of the archive it is. */
const part = (range: string, answer: Answer): Answer => ({
  ...answer,
  status: 206,
  headers: { "content-range": range },
});

test.each<[string, Answer[], RegExp]>([
  ["has no archive", [statusAnswer(404)], /the server answered 404/],
  ["sends whole files only", [fileAnswer(archive, { ignore: "range" })], /does not send parts of the file/],
  ["says nothing of the range", [{ status: 206, body: archive }], /does not send parts/],
  [
    "sends another range",
    [tail, tail, part("bytes 7-8/9", { body: new TextEncoder().encode("xy") })],
    /the file has changed on the server/,
  ],
  ["has another archive in the middle", [tail, fileAnswer(archive, { headers: { etag: '"v2"' } })], /has changed/],
  ["is busy for ever", [statusAnswer(503)], /503 .*, 3 times in a row/],
])("a server that %s is passed over", async (_, answers, message) => {
  const { read } = await serve(...answers);
  const error = await errorOf(() => read());
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toMatch(message);
});

test("a server that sends more than was asked for is given up", async () => {
  const first = 30 + "gzip/images.gz".length;
  const more = part(`bytes ${first}-${archive.length - 1}/${archive.length}`, { ending: "flood" });
  const { server, read } = await serve(tail, tail, more);
  expect((await errorOf(() => read())).code).toBe("INVALID_FILE");
  expect((await server.log()).requests.length).toBe(3);
});

test("an archive that was cut off or is damaged is an error with a code", async () => {
  for (const [bytes, code] of [
    [archive.subarray(0, 300_000), "TRUNCATED_FILE"],
    [Uint8Array.from(archive, (byte, i) => (i === 200_000 ? byte ^ 1 : byte)), "INVALID_FILE"],
    [new Uint8Array(100_000), "INVALID_FILE"],
  ] as const) {
    const { read } = await serve(fileAnswer(bytes));
    expect((await errorOf(() => read())).code).toBe(code);
  }
});

test("an abort in the middle rejects with the reason", async () => {
  const { read } = await serve(tail, tail, brokenAnswer(archive, 100_000));
  const controller = new AbortController();
  const reason = new Error("the user left");
  await expect(read({ signal: controller.signal, onBytes: () => controller.abort(reason) })).rejects.toBe(reason);
});

test.each<[string, Answer[]]>([
  ["before its first byte", [{ headless: true, ending: "silence" }]],
  ["in the archive's end", [fileAnswer(archive, { after: 1000, ending: "silence" })]],
  ["half way", [tail, tail, fileAnswer(archive, { after: 100_000, ending: "silence" })]],
])("a server that falls silent %s is asked again", async (_, answers) => {
  const { server, read } = await serve(...answers, fileAnswer(archive));
  expect(await read()).toEqual(images);
  expect((await server.log()).requests.length).toBe(4);
});

test("a server that stays silent is passed over, and the error says for how long it was", async () => {
  const { url } = await testServer({ headless: true, ending: "silence" });
  const source = httpZip({ archives: [`${url}/gzip.zip`], retries: 1, backoff: () => 0, idleTimeout: 50 });
  const error = await errorOf(() => source.locate("images")[0]!.read({ maxBytes: 1e6 }));
  expect([error.code, error.message]).toEqual([
    "SOURCE_UNAVAILABLE",
    "[datasets] the download failed: nothing arrived for 50 ms, 2 times in a row.",
  ]);
});

test.each(["gzip.zip", ""])("refuses the archive %j", async (url) => {
  const error = await errorOf(() => httpZip({ archives: [url] }));
  expect(error.code).toBe("INVALID_ARGUMENT");
  expect(error.message).toContain(JSON.stringify(url));
});

test.each([{ retries: -1 }, { idleTimeout: 0 }])("refuses %o", async (options) => {
  expect((await errorOf(() => httpZip({ archives: [], ...options }))).code).toBe("INVALID_ARGUMENT");
});
