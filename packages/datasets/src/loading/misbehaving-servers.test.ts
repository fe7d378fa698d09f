import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { directoryCache } from "../caches/directory-cache.js";
import type { DatasetErrorCode } from "../dataset-error.js";
import { http } from "../sources/http.js";
import { errorOf } from "../test-support/error-of.js";
import { folderOf } from "../test-support/folder-of.js";
import { type Answer, fileAnswer, misbehavingServer, statusAnswer } from "../test-support/misbehaving-server.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import type { CanonicalFile } from "./canonical-file.js";
import { loadFile } from "./load-file.js";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const plain = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i + (i >> 7)) % 251);
const gzip = gzipped(plain);
const wrong = plain.map((byte, i) => (i === 150_000 ? byte ^ 1 : byte));
const file: CanonicalFile = {
  name: "images",
  bytes: plain.length,
  sha256: sha256(plain),
  gzip: { bytes: gzip.length, sha256: sha256(gzip) },
};

const endless: Answer = (response) => {
  const pour = () => {
    while (!response.destroyed && response.write(new Uint8Array(10_000)));
  };
  response.writeHead(200, { etag: '"v1"' });
  response.on("drain", pour);
  pour();
};
const drops = (bytes: Uint8Array, options = {}) => fileAnswer(bytes, { breakAfter: bytes.length >> 2, ...options });

/** Loads the file from servers that answer so, and looks at what the cache holds afterwards. */
async function load(...mirrors: Answer[][]) {
  const folder = await folderOf();
  const servers = await Promise.all(mirrors.map((answers) => misbehavingServer(...answers)));
  const source = http({ mirrors: servers.map(({ origin }) => `${origin}/{file}`), backoff: () => 0 });
  const outcome = loadFile(file, "tiny/images", { sources: [source], cache: directoryCache(folder) });
  await outcome.catch(() => {});
  const kept = await readdir(join(folder, "tiny")).catch((): string[] => []);
  return { outcome, kept, servers, folder };
}

test.each<[string, Answer[][]]>([
  ["is good", [[fileAnswer(plain)]]],
  ["sends gzip", [[fileAnswer(gzip)]]],
  ["drops the connection", [[drops(plain), fileAnswer(plain)]]],
  ["drops the connection of gzip", [[drops(gzip), fileAnswer(gzip)]]],
  ["drops the connection twice", [[drops(plain), drops(plain), fileAnswer(plain)]]],
  [
    "drops the connection and ignores ranges",
    [[drops(plain, { ignoreRange: true }), fileAnswer(plain, { ignoreRange: true })]],
  ],
  [
    "drops the connection, and then has another file",
    [[drops(wrong), fileAnswer(plain, { headers: { etag: '"v2"' } })]],
  ],
  ["is busy", [[statusAnswer(503, { "retry-after": "0" }), fileAnswer(plain)]]],
  ["has moved", [[statusAnswer(301, { location: "/elsewhere" }), fileAnswer(plain)]]],
  ["announces too few bytes, beside one that is good", [[fileAnswer(plain.subarray(0, 1000))], [fileAnswer(plain)]]],
  ["has wrong bytes, beside one that is good", [[fileAnswer(wrong)], [fileAnswer(plain)]]],
  ["never ends, beside one that is good", [[endless], [fileAnswer(plain)]]],
  [
    "mixes two files under one tag, beside one that is good",
    [[drops(wrong.map((b) => b ^ 3)), fileAnswer(plain)], [fileAnswer(gzip)]],
  ],
])("a server that %s: the right bytes, and the cache holds them and nothing else", async (_, mirrors) => {
  const { outcome, kept, folder } = await load(...mirrors);
  expect(sha256(await outcome)).toBe(file.sha256);
  expect(kept).toEqual(["images"]);
  expect((await readFile(join(folder, "tiny", "images"))).equals(plain)).toBe(true);
});

test.each<[string, DatasetErrorCode, Answer[][], string[]]>([
  ["has no such file", "SOURCE_UNAVAILABLE", [[statusAnswer(404)]], []],
  ["fails", "SOURCE_UNAVAILABLE", [[statusAnswer(500)]], []],
  ["moves in a circle", "SOURCE_UNAVAILABLE", [[statusAnswer(301, { location: "/images" })]], []],
  ["drops every connection at once", "SOURCE_UNAVAILABLE", [[(response) => response.destroy()]], []],
  [
    "drops every connection of a file without a tag",
    "SOURCE_UNAVAILABLE",
    [[drops(plain, { headers: { etag: "W/" } })]],
    [],
  ],
  ["drops every connection", "SOURCE_UNAVAILABLE", [[drops(plain)]], ["images.partial"]],
  ["has wrong bytes", "CHECKSUM_MISMATCH", [[fileAnswer(wrong)]], []],
  ["has damaged gzip", "CHECKSUM_MISMATCH", [[fileAnswer(gzip.map((b, i) => (i === 5000 ? b ^ 1 : b)))]], []],
  ["announces too few bytes", "CHECKSUM_MISMATCH", [[fileAnswer(plain.subarray(0, 1000))]], []],
  ["never ends", "CHECKSUM_MISMATCH", [[endless]], []],
])("a server that %s: %s, and no file in the cache", async (_, code, mirrors, expectedKept) => {
  const { outcome, kept } = await load(...mirrors);
  expect((await errorOf(() => outcome)).code).toBe(code);
  expect(kept).toEqual(expectedKept);
});
