import { expect, inject, test } from "vitest";
import { brokenAnswer, fileAnswer } from "../../test-support/server/answers.js";
import { makeServer } from "../../test-support/server/test-server.js";
import { http } from "../http.js";

test("a download of another origin that breaks off starts afresh: no server needs to allow the headers for the rest", async () => {
  const file = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  const answers = [brokenAnswer(file, 50_000), fileAnswer(file)];
  const server = await makeServer({ answers }, inject("scriptedServers"));
  expect(new URL(server.url).origin).not.toBe(location.origin);
  const [place] = http({ mirrors: [`${server.url}/{file}`], backoff: () => 0 }).locate("images");
  expect(await place!.read({ maxBytes: 1e6 })).toEqual(file);
  expect((await server.log()).ranges).toEqual([null, null]);
});
