import { describe, expect, onTestFinished, test, vi } from "vitest";
import { errorOf } from "../../test-support/error-of.js";
import { type Answer, fileAnswer, misbehavingServer, statusAnswer } from "../../test-support/misbehaving-server.js";
import type { ReadOptions } from "../file-source.js";
import { type HttpOptions, http } from "../http.js";
import { wait } from "./wait.js";

const file = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) % 256);
const other = file.map((byte) => byte ^ 255);
const half = 150_000;

interface DownloadOptions extends Partial<ReadOptions>, Partial<Omit<HttpOptions, "mirrors">> {}

/** A server with these answers, and a way to download its file. */
async function serve(...answers: Answer[]) {
  const server = await misbehavingServer(...answers);
  const download = async ({ retries, backoff = () => 0, maxRetryAfter, ...options }: DownloadOptions = {}) => {
    const source = http({ mirrors: [`${server.origin}/{file}`], retries, backoff, maxRetryAfter });
    return source.locate("images")[0]!.read({ maxBytes: 1_000_000, ...options });
  };
  return { server, download };
}

vi.mock("./wait.js", { spy: true });

/** Makes every wait end at once; the delays that were asked for. */
function recordDelays(): number[] {
  const delays: number[] = [];
  const waiting = vi.mocked(wait).mockImplementation(async (delay) => void delays.push(delay));
  onTestFinished(() => void waiting.mockRestore());
  return delays;
}

describe("retries", () => {
  test.each([408, 429, 500, 502, 503, 504])("a server that answers %i is asked again", async (status) => {
    const { server, download } = await serve(statusAnswer(status), statusAnswer(status), fileAnswer(file));
    expect(await download()).toEqual(file);
    expect(server.requests.length).toBe(3);
  });

  test.each([400, 401, 403, 404, 410, 204])("the answer %i is final", async (status) => {
    const { server, download } = await serve(statusAnswer(status), fileAnswer(file));
    expect((await errorOf(download)).message).toContain(`the server answered ${status}`);
    expect(server.requests.length).toBe(1);
  });

  test("end after as many as were asked for, with the number in the message", async () => {
    const { server, download } = await serve(statusAnswer(500));
    const error = await errorOf(() => download({ retries: 3 }));
    expect(error.code).toBe("SOURCE_UNAVAILABLE");
    expect(error.message).toBe("[datasets] the server answered 500 Internal Server Error, 4 times in a row.");
    expect(server.requests.length).toBe(4);
    const once = await errorOf(() => download({ retries: 0 }));
    expect(once.message).toBe("[datasets] the server answered 500 Internal Server Error.");
  });

  test("wait as long as the backoff says", async () => {
    const { download } = await serve(statusAnswer(500), statusAnswer(500), statusAnswer(500), fileAnswer(file));
    const delays = recordDelays();
    await download({ retries: 3, backoff: (retry) => 10 * retry });
    expect(delays).toEqual([10, 20, 30]);
  });

  test("wait half a second and then twice as long, unless told otherwise", async () => {
    const { server } = await serve(statusAnswer(500), statusAnswer(500), fileAnswer(file));
    const delays = recordDelays();
    const [location] = http({ mirrors: [`${server.origin}/{file}`] }).locate("images");
    expect(await location!.read({ maxBytes: 1e6 })).toEqual(file);
    expect(delays).toEqual([500, 1000]);
  });

  test("wait as long as the server asks, in seconds or until a date", async () => {
    const date = new Date(Date.now() + 20_000).toUTCString();
    const { download } = await serve(
      statusAnswer(503, { "retry-after": "7" }),
      statusAnswer(429, { "retry-after": date }),
      fileAnswer(file),
    );
    const delays = recordDelays();
    await download();
    expect(delays[0]).toBe(7000);
    expect(delays[1]).toBeGreaterThan(10_000);
    expect(delays[1]).toBeLessThanOrEqual(20_000);
  });

  test("do not wait for a server that asks for more time than we have", async () => {
    const { server, download } = await serve(statusAnswer(503, { "retry-after": "3600" }), fileAnswer(file));
    const error = await errorOf(download);
    expect(error.message).toBe("[datasets] the server answered 503 Service Unavailable, and asks to wait 3600 s.");
    expect(server.requests.length).toBe(1);
  });

  test("an abort while waiting rejects with the reason, at once", async () => {
    const controller = new AbortController();
    const { server, download } = await serve(statusAnswer(500));
    const backoff = () => {
      queueMicrotask(() => controller.abort("enough"));
      return 1e8;
    };
    await expect(download({ signal: controller.signal, backoff })).rejects.toBe("enough");
    expect(server.requests.length).toBe(1);
  });
});

describe("a connection that breaks half way", () => {
  const broken = fileAnswer(file, { breakAfter: half });

  test("goes on where it broke, also twice", async () => {
    const { server, download } = await serve(broken, fileAnswer(file, { breakAfter: 100_000 }), fileAnswer(file));
    expect(await download()).toEqual(file);
    expect(server.ranges[0]).toBeUndefined();
    const starts = server.ranges.slice(1).map((range) => Number(/^bytes=(\d+)-$/.exec(range!)![1]));
    expect(starts[0]).toBeGreaterThan(0);
    expect(starts[0]).toBeLessThanOrEqual(half);
    expect(starts[1]).toBeGreaterThan(starts[0]!);
    expect(server.conditions).toEqual([undefined, '"v1"', '"v1"']);
  });

  test("goes on by the date if there is no tag", async () => {
    const headers = { etag: "", "last-modified": "Fri, 31 Dec 1999 23:59:59 GMT" };
    const withDate: (breakAfter?: number) => Answer = (breakAfter) => (response, request) => {
      response.setHeader("last-modified", headers["last-modified"]);
      request.headers["if-range"] = undefined;
      const setHeaders = response.writeHead.bind(response);
      response.writeHead = ((status: number, { etag: _, ...rest }: Record<string, string>) =>
        setHeaders(status, rest)) as typeof response.writeHead;
      fileAnswer(file, { breakAfter })(response, request);
    };
    const { server, download } = await serve(withDate(half), withDate());
    expect(await download()).toEqual(file);
    expect(server.conditions).toEqual([undefined, headers["last-modified"]]);
  });

  test("goes on after a busy answer in between", async () => {
    const { server, download } = await serve(broken, statusAnswer(503), fileAnswer(file));
    expect(await download()).toEqual(file);
    expect(server.ranges[2]).toMatch(/^bytes=\d+-$/);
  });

  test("starts afresh where the server ignores ranges", async () => {
    const { server, download } = await serve(broken, fileAnswer(file, { ignoreRange: true }));
    expect(await download()).toEqual(file);
    expect(server.ranges[1]).toBeDefined();
  });

  test("starts afresh where the file has changed", async () => {
    const { download } = await serve(broken, fileAnswer(other, { headers: { etag: '"v2"' } }));
    expect(await download()).toEqual(other);
  });

  const tell = (contentRange: string | undefined, headers = {}): Answer => {
    const range = contentRange === undefined ? undefined : { "content-range": contentRange };
    return (response) => response.writeHead(206, { etag: '"v1"', ...range, ...headers }).end("something else");
  };
  test.each<[string, Answer]>([
    ["416", statusAnswer(416)],
    ["a range that it was not asked for", tell("bytes 5-18/300000")],
    ["no range", tell(undefined)],
    ["a range without sense", tell("bytes 9-3/2")],
    [
      "a range of another version",
      (response, request) => {
        const first = /\d+/.exec(request.headers.range!)![0];
        tell(`bytes ${first}-299999/300000`, { etag: '"v2"' })(response, request);
      },
    ],
  ])("starts afresh at once where the server answers with %s", async (_, answer) => {
    const { server, download } = await serve(broken, answer, fileAnswer(file));
    expect(await download({ retries: 1 })).toEqual(file);
    expect(server.ranges.map((range) => range !== undefined)).toEqual([false, true, false]);
  });

  test.each<Record<string, string>>([{ etag: 'W/"v1"' }, { "accept-ranges": "none" }])(
    "starts afresh with %o",
    async (headers) => {
      const { server, download } = await serve(fileAnswer(file, { breakAfter: half, headers }), fileAnswer(file));
      expect(await download()).toEqual(file);
      expect(server.ranges).toEqual([undefined, undefined]);
    },
  );

  test("never reports fewer bytes than before, also when it starts afresh", async () => {
    const { download } = await serve(broken, fileAnswer(file, { ignoreRange: true }));
    const loaded: number[] = [];
    await download({ onBytes: (bytes) => loaded.push(bytes) });
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(loaded.at(-1)).toBe(file.length);
  });

  test("every time is an error that says how it ended", async () => {
    const { download } = await serve(broken);
    const error = await errorOf(() => download({ retries: 0 }));
    expect(error.code).toBe("SOURCE_UNAVAILABLE");
    expect(error.message).toContain("the download failed: terminated");
  });
});

describe("a server that misbehaves otherwise", () => {
  test("announces more bytes than it has: the rest is asked for, and then it is given up", async () => {
    const { download } = await serve(
      fileAnswer(file, { headers: { "content-length": "400000" }, breakAfter: file.length }),
    );
    expect((await errorOf(download)).code).toBe("SOURCE_UNAVAILABLE");
  });

  test("announces fewer bytes than it sends: they are no more than announced", async () => {
    const { download } = await serve((response) => {
      response.socket!.end("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789 and more");
    });
    expect(new TextDecoder().decode(await download())).toBe("0123456789");
  });

  test("is slow: all bytes arrive", async () => {
    const step = 30_000;
    const { server, download } = await serve((response) => {
      response.writeHead(200, { "content-length": file.length });
      response.write(file.subarray(0, step));
      response.on("next", (sent: number) =>
        sent < file.length ? response.write(file.subarray(sent, sent + step)) : response.end(),
      );
      slow = response;
    });
    let slow: { emit(event: "next", sent: number): boolean } | undefined;
    const onBytes = () => void slow!.emit("next", server.sentBytes());
    expect(await download({ onBytes })).toEqual(file);
  });

  test("sends a body without end, in retries too: it is given up at the limit", async () => {
    const endless: Answer = (response) => {
      const pour = () => {
        while (!response.destroyed && response.write(new Uint8Array(10_000)));
      };
      response.writeHead(200, { etag: '"v1"' });
      response.on("drain", pour);
      pour();
    };
    const { server, download } = await serve(endless);
    expect((await errorOf(download)).code).toBe("INVALID_FILE");
    expect(server.requests.length).toBe(1);
  });

  test("moves the file: the rest is asked for where it went", async () => {
    const moved: Answer = (response) => response.writeHead(301, { location: "/moved" }).end();
    const { server, download } = await serve(moved, fileAnswer(file, { breakAfter: half }), moved, fileAnswer(file));
    expect(await download()).toEqual(file);
    expect(server.requests).toEqual(["/images", "/moved", "/images", "/moved"]);
    expect(server.ranges[3]).toMatch(/^bytes=\d+-$/);
  });
});
