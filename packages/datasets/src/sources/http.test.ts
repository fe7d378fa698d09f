import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { serveFiles, startServer } from "../test-support/start-server.js";
import { testFileSource } from "../testing.js";

import type { ReadOptions } from "./file-source.js";
import { http } from "./http.js";

/** Asks a server that answers with `listener` for a file. */
async function download(listener: RequestListener, options: Partial<ReadOptions> = {}): Promise<Uint8Array> {
  const server = await startServer(listener);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const [location] = http({ mirrors: [`${server.origin}/{file}`], backoff: () => 0 }).locate("images");
  return location!.read({ maxBytes: 1_000_000, ...options });
}

testFileSource(
  async (files) => {
    const server = await startServer(serveFiles(files));
    onTestFinished(() => server[Symbol.asyncDispose]());
    return http({ mirrors: [`${server.origin}/{file}`, `${server.origin}/{file}.gz`] });
  },
  { test },
);

test("the example of the doc comment is true", () => {
  const source = http({ mirrors: ["https://example.org/mnist/{file}.gz"], retries: 5 });
  expect(source.locate("t10k-labels-idx1-ubyte")[0]!.name).toBe("https://example.org/mnist/t10k-labels-idx1-ubyte.gz");
});

test.each(["https://example.org/mnist/", "mnist/{file}", ""])("refuses the mirror %j", async (mirror) => {
  const error = await errorOf(() => http({ mirrors: [mirror] }));
  expect(error.code).toBe("INVALID_ARGUMENT");
  expect(error.message).toContain(JSON.stringify(mirror));
});

test.each([-1, 1.5, Number.NaN])("refuses %d retries", async (retries) => {
  expect((await errorOf(() => http({ mirrors: [], retries }))).code).toBe("INVALID_ARGUMENT");
});

test.each([404, 500, 503])("says that the server answered %i", async (status) => {
  const error = await errorOf(() => download((_, response) => response.writeHead(status).end("an error page")));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toContain(`the server answered ${status}`);
});

test("follows a redirection", async () => {
  const bytes = await download((request, response) => {
    if (request.url === "/images") response.writeHead(301, { location: "/moved" }).end();
    else response.end("here");
  });
  expect(new TextDecoder().decode(bytes)).toBe("here");
});

test("a connection that breaks half way is a failed download, not a short file", async () => {
  const error = await errorOf(() =>
    download((_, response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write(new Uint8Array(500), () => response.destroy());
    }),
  );
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toContain("the download failed: terminated");
});

test("a server that is not there is a failed download, with the system's reason", async () => {
  const server = await startServer(() => {});
  await server[Symbol.asyncDispose]();
  const [location] = http({ mirrors: [`${server.origin}/{file}`], backoff: () => 0 }).locate("images");
  const error = await errorOf(() => location!.read({ maxBytes: 1 }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toMatch(/the download failed: fetch failed \(.*ECONNREFUSED/);
});

test("stops reading a body without end", async () => {
  const error = await errorOf(() =>
    download(
      (_, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(new Uint8Array(10_000)));
        };
        response.on("drain", pour);
        pour();
      },
      { maxBytes: 50_000 },
    ),
  );
  expect(error.code).toBe("INVALID_FILE");
});

test("an abort in the middle rejects with the reason", async () => {
  const controller = new AbortController();
  const reason = new Error("the user left");
  const reading = download((_, response) => void response.write(new Uint8Array(100)), {
    signal: controller.signal,
    onBytes: () => controller.abort(reason),
  });
  await expect(reading).rejects.toBe(reason);
});

test("does not promise a total when the server compresses on the way", async () => {
  const totals: (number | undefined)[] = [];
  const packed = gzipSync("a text that travels compressed");
  const bytes = await download(
    (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length }).end(packed),
    { onBytes: (_, total) => totals.push(total) },
  );
  expect(new TextDecoder().decode(bytes)).toBe("a text that travels compressed");
  expect(totals.every((total) => total === undefined)).toBe(true);
});
