import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import type { Answer } from "../test-support/server/answer.js";
import { endlessAnswer, statusAnswer } from "../test-support/server/answers.js";
import { serverOf, testServer } from "../test-support/server/test-server.js";
import { gzipped } from "../test-support/tiny-idx-set.js";
import { testFileSource } from "../testing.js";
import type { ReadOptions } from "./file-source.js";
import { http } from "./http.js";

/** Asks a server that always answers so for a file. */
async function download(answer: Answer, options: Partial<ReadOptions> = {}): Promise<Uint8Array> {
  const { url } = await testServer(answer);
  const [location] = http({ mirrors: [`${url}/{file}`], backoff: () => 0 }).locate("images");
  return location!.read({ maxBytes: 1_000_000, ...options });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

testFileSource(
  async (files) => {
    const { url } = await serverOf(files);
    return http({ mirrors: [`${url}/{file}`, `${url}/{file}.gz`] });
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

test.each([0, -1, Number.NaN])("refuses an idleTimeout of %d", async (idleTimeout) => {
  expect((await errorOf(() => http({ mirrors: [], idleTimeout }))).code).toBe("INVALID_ARGUMENT");
});

test("takes an idleTimeout of Infinity: waits for ever", async () => {
  const { url } = await serverOf({ images: bytesOf("here") });
  const [location] = http({ mirrors: [`${url}/{file}`], idleTimeout: Number.POSITIVE_INFINITY }).locate("images");
  expect(await location!.read({ maxBytes: 10 })).toEqual(bytesOf("here"));
});

test.each([404, 500, 503])("says that the server answered %i", async (status) => {
  const error = await errorOf(() => download({ status, body: bytesOf("an error page") }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toContain(`the server answered ${status}`);
});

test("follows a redirection", async () => {
  const { url } = await testServer(statusAnswer(301, { location: "moved" }), { body: bytesOf("here") });
  const [location] = http({ mirrors: [`${url}/{file}`] }).locate("images");
  expect(await location!.read({ maxBytes: 10 })).toEqual(bytesOf("here"));
});

test("a connection that breaks half way is a failed download, not a short file", async () => {
  const error = await errorOf(() => download({ body: new Uint8Array(1000), after: 500, ending: "break" }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toMatch(/the download failed: .+, 3 times in a row/);
});

test("stops reading a body without end", async () => {
  expect((await errorOf(() => download(endlessAnswer, { maxBytes: 50_000 }))).code).toBe("INVALID_FILE");
});

test("an abort in the middle rejects with the reason", async () => {
  const controller = new AbortController();
  const reason = new Error("the user left");
  const answer: Answer = { body: new Uint8Array(100), headers: { "content-length": "200" }, ending: "silence" };
  const reading = download(answer, { signal: controller.signal, onBytes: () => controller.abort(reason) });
  await expect(reading).rejects.toBe(reason);
});

test("does not promise a total when the server compresses on the way", async () => {
  const totals: (number | undefined)[] = [];
  const text = bytesOf("a text that travels compressed");
  const answer: Answer = { headers: { "content-encoding": "gzip" }, body: gzipped(text) };
  expect(await download(answer, { onBytes: (_, total) => totals.push(total) })).toEqual(text);
  expect(totals.every((total) => total === undefined)).toBe(true);
});
