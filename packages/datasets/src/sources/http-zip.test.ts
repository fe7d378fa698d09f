import { expect, test } from "vitest";
import type { PartialFile } from "../caches/partial-files.js";
import { errorOf } from "../test-support/error-of.js";
import { type Answer, fileAnswer, misbehavingServer, statusAnswer } from "../test-support/misbehaving-server.js";
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
  const server = await misbehavingServer(...answers);
  const [location] = httpZip({ archives: [`${server.origin}/gzip.zip`], backoff: () => 0 }).locate("images");
  const read = (options: Partial<ReadOptions> = {}) => location!.read({ maxBytes: 1_000_000, ...options });
  return { server, read };
}

testFileSource(
  async (files) => {
    const server = await misbehavingServer(fileAnswer(zipBytes({ ...files, "padding.gz": gzipped(noise(200_000)) })));
    return httpZip({ archives: [`${server.origin}/gzip.zip`] });
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
  expect(server.ranges).toEqual(["bytes=-65557", "bytes=0-29", `bytes=${start}-${start + images.length - 1}`]);
  expect(server.conditions).toEqual([undefined, '"v1"', '"v1"']);
  expect(server.sentBytes()).toBe(65_557 + 30 + images.length);
  expect(reports.at(-1)).toEqual([images.length, images.length]);
  expect(reports.length).toBeGreaterThan(2);
});

test("a download that breaks off goes on where it stopped", async () => {
  const { server, read } = await serve(
    tail,
    fileAnswer(archive),
    fileAnswer(archive, { breakAfter: 100_000 }),
    statusAnswer(503),
    fileAnswer(archive),
  );
  expect(await read()).toEqual(images);
  const [, , whole, again, rest] = server.ranges;
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
    ...[tail, tail, fileAnswer(archive, { breakAfter: 100_000 }), statusAnswer(404)],
    ...[tail, tail, fileAnswer(archive)],
    ...[fileAnswer(archive, { headers: { etag: '"v2"' } })],
  );
  expect((await errorOf(() => read({ beginning }))).message).toContain("404");
  const left = kept!.bytes.length;
  expect(left).toBeGreaterThan(0);
  expect(await read({ beginning })).toEqual(images);
  const start = 30 + "gzip/images.gz".length;
  expect(server.ranges.at(-1)).toBe(`bytes=${start + left}-${start + images.length - 1}`);
  expect(await read({ beginning })).toEqual(images);
  expect(server.ranges.at(-1)).toBe(`bytes=${start}-${start + images.length - 1}`);
});

test.each<[string, Answer[], RegExp]>([
  ["has no archive", [statusAnswer(404)], /the server answered 404/],
  ["sends whole files only", [fileAnswer(archive, { ignoreRange: true })], /does not send parts of the file/],
  ["says nothing of the range", [(response) => response.writeHead(206).end(archive)], /does not send parts/],
  ["sends another range", [tail, tail, otherRange], /the file has changed on the server/],
  ["has another archive in the middle", [tail, fileAnswer(archive, { headers: { etag: '"v2"' } })], /has changed/],
  ["is busy for ever", [statusAnswer(503)], /503 .*, 3 times in a row/],
])("a server that %s is passed over", async (_, answers, message) => {
  const { read } = await serve(...answers);
  const error = await errorOf(() => read());
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toMatch(message);
});

function otherRange(response: Parameters<Answer>[0]): void {
  response.writeHead(206, { "content-range": `bytes 7-8/${archive.length}` }).end("xy");
}

test("a server that sends more than was asked for is given up", async () => {
  const { server, read } = await serve(tail, tail, (response) => {
    const pour = () => {
      while (!response.destroyed && response.write(new Uint8Array(100_000)));
    };
    const first = 30 + "gzip/images.gz".length;
    response.writeHead(206, { "content-range": `bytes ${first}-${archive.length - 1}/${archive.length}` });
    response.on("drain", pour);
    pour();
  });
  expect((await errorOf(() => read())).code).toBe("INVALID_FILE");
  expect(server.requests.length).toBe(3);
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
  const { read } = await serve(tail, tail, fileAnswer(archive, { breakAfter: 100_000 }));
  const controller = new AbortController();
  const reason = new Error("the user left");
  await expect(read({ signal: controller.signal, onBytes: () => controller.abort(reason) })).rejects.toBe(reason);
});

test.each(["gzip.zip", ""])("refuses the archive %j", async (url) => {
  const error = await errorOf(() => httpZip({ archives: [url] }));
  expect(error.code).toBe("INVALID_ARGUMENT");
  expect(error.message).toContain(JSON.stringify(url));
});

test("refuses -1 retries", async () => {
  expect((await errorOf(() => httpZip({ archives: [], retries: -1 }))).code).toBe("INVALID_ARGUMENT");
});
