import { describe, expect, test } from "vitest";
import { errorOf } from "../../test-support/error-of.js";
import type { Answer } from "../../test-support/server/answer.js";
import { brokenAnswer, endlessAnswer, fileAnswer, statusAnswer } from "../../test-support/server/answers.js";
import { testServer } from "../../test-support/server/test-server.js";
import type { ReadOptions } from "../file-source.js";
import { http } from "../http.js";
import { download } from "./download.js";
import type { RetryPolicy } from "./retry-policy.js";
import { wait } from "./wait.js";

const file = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) % 256);
const other = file.map((byte) => byte ^ 255);
const half = 150_000;

interface DownloadOptions extends Partial<ReadOptions>, Partial<RetryPolicy> {
  readonly pause?: typeof wait;
}

/** A server with these answers, and a way to download its file. */
async function serve(...answers: Answer[]) {
  const server = await testServer(...answers);
  const downloadFile = (options: DownloadOptions = {}) => {
    const policy = { retries: 2, backoff: () => 0, maxRetryAfter: 30_000, idleTimeout: 30_000, ...options };
    return download(`${server.url}/images`, { maxBytes: 1_000_000, ...options }, policy, options.pause);
  };
  return { server, download: downloadFile };
}

/** A pause that ends at once, and the delays that were asked for. */
function recordedPause() {
  const delays: number[] = [];
  return { delays, pause: async (delay: number) => void delays.push(delay) };
}

describe("retries", () => {
  test.each([408, 429, 500, 502, 503, 504])("a server that answers %i is asked again", async (status) => {
    const { server, download } = await serve(statusAnswer(status), statusAnswer(status), fileAnswer(file));
    expect(await download()).toEqual(file);
    expect((await server.log()).requests.length).toBe(3);
  });

  test.each([400, 401, 403, 404, 410, 204])("the answer %i is final", async (status) => {
    const { server, download } = await serve(statusAnswer(status), fileAnswer(file));
    expect((await errorOf(download)).message).toContain(`the server answered ${status}`);
    expect((await server.log()).requests.length).toBe(1);
  });

  test("end after as many as were asked for, with the number in the message", async () => {
    const { server, download } = await serve(statusAnswer(500));
    const error = await errorOf(() => download({ retries: 3 }));
    expect(error.code).toBe("SOURCE_UNAVAILABLE");
    expect(error.message).toBe("[datasets] the server answered 500 Internal Server Error, 4 times in a row.");
    expect((await server.log()).requests.length).toBe(4);
    const once = await errorOf(() => download({ retries: 0 }));
    expect(once.message).toBe("[datasets] the server answered 500 Internal Server Error.");
  });

  test("wait as long as the backoff says", async () => {
    const { download } = await serve(statusAnswer(500), statusAnswer(500), statusAnswer(500), fileAnswer(file));
    const { delays, pause } = recordedPause();
    await download({ retries: 3, backoff: (retry) => 10 * retry, pause });
    expect(delays).toEqual([10, 20, 30]);
  });

  test("really wait", async () => {
    const { download } = await serve(statusAnswer(500), statusAnswer(500), fileAnswer(file));
    const started = performance.now();
    await download({ backoff: () => 40 });
    // Timers may be early by a millisecond.
    expect(performance.now() - started).toBeGreaterThan(75);
  });

  test("wait as long as the server asks, in seconds or until a date", async () => {
    const date = new Date(Date.now() + 20_000).toUTCString();
    const { download } = await serve(
      statusAnswer(503, { "retry-after": "7" }),
      statusAnswer(429, { "retry-after": date }),
      fileAnswer(file),
    );
    const { delays, pause } = recordedPause();
    await download({ pause });
    expect(delays[0]).toBe(7000);
    expect(delays[1]).toBeGreaterThan(10_000);
    expect(delays[1]).toBeLessThanOrEqual(20_000);
  });

  test("do not wait for a server that asks for more time than we have", async () => {
    const { server, download } = await serve(statusAnswer(503, { "retry-after": "3600" }), fileAnswer(file));
    const error = await errorOf(download);
    expect(error.message).toBe("[datasets] the server answered 503 Service Unavailable, and asks to wait 3600 s.");
    expect((await server.log()).requests.length).toBe(1);
  });

  test("an abort while waiting rejects with the reason, at once", async () => {
    const controller = new AbortController();
    const { server, download } = await serve(statusAnswer(500));
    const backoff = () => {
      queueMicrotask(() => controller.abort("enough"));
      return 1e8;
    };
    await expect(download({ signal: controller.signal, backoff })).rejects.toBe("enough");
    expect((await server.log()).requests.length).toBe(1);
  });
});

describe("a connection that breaks half way", () => {
  const broken = brokenAnswer(file, half);

  test("goes on where it broke, also twice", async () => {
    const { server, download } = await serve(broken, brokenAnswer(file, 100_000), fileAnswer(file));
    expect(await download()).toEqual(file);
    const { ranges, conditions } = await server.log();
    expect(ranges[0]).toBeNull();
    const starts = ranges.slice(1).map((range) => Number(/^bytes=(\d+)-$/.exec(range!)![1]));
    expect(starts[0]).toBeGreaterThan(0);
    expect(starts[0]).toBeLessThanOrEqual(half);
    expect(starts[1]).toBeGreaterThan(starts[0]!);
    expect(conditions).toEqual([null, '"v1"', '"v1"']);
  });

  test("goes on by the date if there is no tag", async () => {
    const headers = { "last-modified": "Fri, 31 Dec 1999 23:59:59 GMT" };
    const { server, download } = await serve(brokenAnswer(file, half, { headers }), fileAnswer(file, { headers }));
    expect(await download()).toEqual(file);
    expect((await server.log()).conditions).toEqual([null, headers["last-modified"]]);
  });

  test("goes on after a busy answer in between", async () => {
    const { server, download } = await serve(broken, statusAnswer(503), fileAnswer(file));
    expect(await download()).toEqual(file);
    expect((await server.log()).ranges[2]).toMatch(/^bytes=\d+-$/);
  });

  test("starts afresh where the server ignores ranges", async () => {
    const { server, download } = await serve(broken, fileAnswer(file, { ignore: "range" }));
    expect(await download()).toEqual(file);
    expect((await server.log()).ranges[1]).not.toBeNull();
  });

  test("starts afresh where the file has changed", async () => {
    const { download } = await serve(broken, fileAnswer(other, { headers: { etag: '"v2"' } }));
    expect(await download()).toEqual(other);
  });

  const tell = (contentRange?: string): Answer => ({
    status: 206,
    headers: { etag: '"v1"', ...(contentRange && { "content-range": contentRange }) },
    body: new TextEncoder().encode("something else"),
  });
  test.each<[string, Answer]>([
    ["416", statusAnswer(416)],
    ["a range that it was not asked for", tell("bytes 5-18/300000")],
    ["no range", tell()],
    ["a range without sense", tell("bytes 9-3/2")],
    ["a range of another version", fileAnswer(other, { headers: { etag: '"v2"' }, ignore: "condition" })],
  ])("starts afresh at once where the server answers with %s", async (_, answer) => {
    const { server, download } = await serve(broken, answer, fileAnswer(file));
    expect(await download({ retries: 1 })).toEqual(file);
    expect((await server.log()).ranges.map((range) => range !== null)).toEqual([false, true, false]);
  });

  test.each<Record<string, string>>([{ etag: 'W/"v1"' }, { "accept-ranges": "none" }])(
    "starts afresh with %o",
    async (headers) => {
      const { server, download } = await serve(brokenAnswer(file, half, { headers }), fileAnswer(file));
      expect(await download()).toEqual(file);
      expect((await server.log()).ranges).toEqual([null, null]);
    },
  );

  test("never reports fewer bytes than before, also when it starts afresh", async () => {
    const { download } = await serve(broken, fileAnswer(file, { ignore: "range" }));
    const loaded: number[] = [];
    await download({ onBytes: (bytes) => loaded.push(bytes) });
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(loaded.at(-1)).toBe(file.length);
  });

  test("every time is an error that says how it ended", async () => {
    const { download } = await serve(broken);
    const error = await errorOf(() => download({ retries: 0 }));
    expect(error.code).toBe("SOURCE_UNAVAILABLE");
    expect(error.message).toMatch(/the download failed: ./);
  });
});

describe("a server that misbehaves otherwise", () => {
  test("announces more bytes than it has: the rest is asked for, and then it is given up", async () => {
    const { download } = await serve(brokenAnswer(file, file.length, { headers: { "content-length": "400000" } }));
    expect((await errorOf(download)).code).toBe("SOURCE_UNAVAILABLE");
  });

  test("announces fewer bytes than it sends: they are no more than announced", async () => {
    const { download } = await serve({ raw: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789 and more" });
    expect(new TextDecoder().decode(await download())).toBe("0123456789");
  });

  test("is slow: all bytes arrive", async () => {
    const { download } = await serve(fileAnswer(file, { pieces: 5_000 }));
    expect(await download()).toEqual(file);
  });

  test("sends a body without end, in retries too: it is given up at the limit", async () => {
    const { server, download } = await serve(endlessAnswer);
    expect((await errorOf(download)).code).toBe("INVALID_FILE");
    expect((await server.log()).requests.length).toBe(1);
  });

  test("moves the file: the rest is asked for where it went", async () => {
    const moved = statusAnswer(301, { location: "moved" });
    const { server, download } = await serve(moved, brokenAnswer(file, half), moved, fileAnswer(file));
    expect(await download()).toEqual(file);
    const { requests, ranges } = await server.log();
    expect(requests).toEqual(["/images", "/moved", "/images", "/moved"]);
    expect(ranges[3]).toMatch(/^bytes=\d+-$/);
  });
});

describe("a connection that falls silent", () => {
  test.each<[string, Answer, Answer]>([
    ["before the first byte", { headless: true, ending: "silence" }, fileAnswer(file)],
    ["after the head", fileAnswer(file, { after: 0, ending: "silence" }), fileAnswer(file)],
    ["half way", fileAnswer(file, { after: half, ending: "silence" }), fileAnswer(file)],
    [
      "half way, of a server without ranges",
      fileAnswer(file, { after: half, ending: "silence", ignore: "range" }),
      fileAnswer(file, { ignore: "range" }),
    ],
  ])("%s counts as broken: the file is asked for again", async (_, silent, good) => {
    const { server, download } = await serve(silent, good);
    expect(await download({ idleTimeout: 150 })).toEqual(file);
    expect((await server.log()).requests.length).toBe(2);
  });

  test("half way goes on where it fell silent", async () => {
    const { server, download } = await serve(fileAnswer(file, { after: half, ending: "silence" }), fileAnswer(file));
    expect(await download({ idleTimeout: 150 })).toEqual(file);
    expect((await server.log()).ranges).toEqual([null, `bytes=${half}-`]);
  });

  test("every time is an error that says for how long, and the next mirror is asked", async () => {
    const silent = await testServer({ headless: true, ending: "silence" });
    const good = await testServer(fileAnswer(file));
    const mirrors = [silent, good].map(({ url }) => `${url}/{file}`);
    const [first, second] = http({ mirrors, retries: 1, backoff: () => 0, idleTimeout: 50 }).locate("images");
    const error = await errorOf(() => first!.read({ maxBytes: 1e6 }));
    expect([error.code, error.message]).toEqual([
      "SOURCE_UNAVAILABLE",
      "[datasets] the download failed: nothing arrived for 50 ms, 2 times in a row.",
    ]);
    expect(await second!.read({ maxBytes: 1e6 })).toEqual(file);
  });

  test("is not one that is slow but steady, nor one whose reader takes its time", async () => {
    const { server, download } = await serve(fileAnswer(file, { pieces: 10_000 }));
    const write = () => wait(20);
    const beginning = { read: async () => undefined, write };
    expect(await download({ idleTimeout: 500, beginning })).toEqual(file);
    expect((await server.log()).requests.length).toBe(1);
  });

  test("an abort in the silence rejects with its own reason", async () => {
    const { download } = await serve(fileAnswer(file, { after: half, ending: "silence" }));
    const controller = new AbortController();
    const onBytes = (bytes: number) => bytes === half && controller.abort("enough");
    await expect(download({ signal: controller.signal, onBytes })).rejects.toBe("enough");
  });
});
