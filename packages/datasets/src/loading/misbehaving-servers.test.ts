import { describe, expect, test } from "vitest";
import type { DatasetErrorCode } from "../dataset-error.js";
import { http } from "../sources/http.js";
import { errorOf } from "../test-support/error-of.js";
import { type MakeScratchCache, scratchCaches } from "../test-support/scratch-caches.js";
import type { Answer } from "../test-support/server/answer.js";
import { brokenAnswer, endlessAnswer, fileAnswer, statusAnswer } from "../test-support/server/answers.js";
import { testServer } from "../test-support/server/test-server.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import type { CanonicalFile } from "./canonical-file.js";
import { loadFile } from "./load-file.js";
import { sha256 } from "./sha256.js";

const plain = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i + (i >> 7)) % 251);
const gzip = gzipped(plain);
const wrong = plain.map((byte, i) => (i === 150_000 ? byte ^ 1 : byte));
const file: CanonicalFile = {
  name: "images",
  bytes: plain.length,
  sha256: await sha256(plain),
  gzip: { bytes: gzip.length, sha256: await sha256(gzip) },
};

const drops = (bytes: Uint8Array, otherwise: Omit<Answer, "file"> = {}) =>
  brokenAnswer(bytes, bytes.length >> 2, otherwise);

/** Loads the file from servers that answer so, and looks at what the cache holds afterwards. */
async function load(makeCache: MakeScratchCache, mirrors: readonly Answer[][]) {
  const { cache, names } = await makeCache();
  const servers = await Promise.all(mirrors.map((answers) => testServer(...answers)));
  const idleTimeout = mirrors.flat().some(({ ending }) => ending === "silence") ? 300 : undefined;
  const source = http({ mirrors: servers.map(({ url }) => `${url}/{file}`), backoff: () => 0, idleTimeout });
  const outcome = loadFile(file, "tiny/images", { sources: [source], cache });
  await outcome.catch(() => {});
  return { outcome, cache, names: await names() };
}

describe.each(Object.entries(scratchCaches))("%s", (_, makeCache) => {
  test.each<[string, Answer[][]]>([
    ["is good", [[fileAnswer(plain)]]],
    ["sends gzip", [[fileAnswer(gzip)]]],
    ["drops the connection", [[drops(plain), fileAnswer(plain)]]],
    ["drops the connection of gzip", [[drops(gzip), fileAnswer(gzip)]]],
    ["drops the connection twice", [[drops(plain), drops(plain), fileAnswer(plain)]]],
    [
      "drops the connection and ignores ranges",
      [[drops(plain, { ignore: "range" }), fileAnswer(plain, { ignore: "range" })]],
    ],
    [
      "drops the connection, and then has another file",
      [[drops(wrong), fileAnswer(plain, { headers: { etag: '"v2"' } })]],
    ],
    ["is busy", [[statusAnswer(503, { "retry-after": "0" }), fileAnswer(plain)]]],
    ["has moved", [[statusAnswer(301, { location: "elsewhere" }), fileAnswer(plain)]]],
    ["announces too few bytes, beside one that is good", [[fileAnswer(plain.subarray(0, 1000))], [fileAnswer(plain)]]],
    ["has wrong bytes, beside one that is good", [[fileAnswer(wrong)], [fileAnswer(plain)]]],
    ["never ends, beside one that is good", [[endlessAnswer], [fileAnswer(plain)]]],
    [
      "mixes two files under one tag, beside one that is good",
      [[drops(wrong.map((b) => b ^ 3)), fileAnswer(plain)], [fileAnswer(gzip)]],
    ],
    ["falls silent before the first byte", [[{ headless: true, ending: "silence" }, fileAnswer(plain)]]],
    ["falls silent half way", [[fileAnswer(plain, { after: 50_000, ending: "silence" }), fileAnswer(plain)]]],
  ])("a server that %s: the right bytes, and the cache holds them and nothing else", async (_, mirrors) => {
    const { outcome, cache, names } = await load(makeCache, mirrors);
    expect(await sha256(await outcome)).toBe(file.sha256);
    expect(names).toEqual(["tiny/images"]);
    expect(await sha256((await cache.read("tiny/images"))!)).toBe(file.sha256);
  });

  test.each<[string, DatasetErrorCode, Answer[][], string[]]>([
    ["has no such file", "SOURCE_UNAVAILABLE", [[statusAnswer(404)]], []],
    ["fails", "SOURCE_UNAVAILABLE", [[statusAnswer(500)]], []],
    ["moves in a circle", "SOURCE_UNAVAILABLE", [[statusAnswer(301, { location: "images" })]], []],
    ["drops every connection at once", "SOURCE_UNAVAILABLE", [[{ headless: true, ending: "break" }]], []],
    [
      "drops every connection of a file without a tag",
      "SOURCE_UNAVAILABLE",
      [[drops(plain, { headers: { etag: "W/" } })]],
      [],
    ],
    ["drops every connection", "SOURCE_UNAVAILABLE", [[drops(plain)]], ["tiny/images.partial"]],
    ["has wrong bytes", "CHECKSUM_MISMATCH", [[fileAnswer(wrong)]], []],
    ["has damaged gzip", "CHECKSUM_MISMATCH", [[fileAnswer(gzip.map((b, i) => (i === 5000 ? b ^ 1 : b)))]], []],
    ["announces too few bytes", "CHECKSUM_MISMATCH", [[fileAnswer(plain.subarray(0, 1000))]], []],
    ["never ends", "CHECKSUM_MISMATCH", [[endlessAnswer]], []],
  ])("a server that %s: %s, and no file in the cache", async (_, code, mirrors, partials) => {
    const { outcome, cache, names } = await load(makeCache, mirrors);
    expect((await errorOf(() => outcome)).code).toBe(code);
    expect(names).toEqual(cache.partials ? partials : []);
  });
});
