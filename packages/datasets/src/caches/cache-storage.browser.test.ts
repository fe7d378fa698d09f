import { expect, test } from "vitest";
import { failuresInWorker } from "../test-support/failures-in-worker.js";
import { testFileCache } from "../testing.js";
import { cacheStorage } from "./cache-storage.js";

const prefix = crypto.randomUUID();
testFileCache((name) => cacheStorage(`${prefix} ${name}`), { test });

test("passes the same tests in a worker", async () => {
  expect(await failuresInWorker({ driver: "cacheStorage" })).toEqual([]);
});

test("leaves the other caches of the origin alone", async () => {
  const others = await caches.keys();
  await cacheStorage(`${prefix} digits`).write("mnist/images", Uint8Array.of(1));
  expect((await caches.keys()).filter((name) => !others.includes(name))).toEqual([`${prefix} digits`]);
});

test("the example of the doc comment is true", async () => {
  const cache = cacheStorage("digits");
  await cache.write("labels", Uint8Array.of(5, 0, 4));
  expect(await cache.read("labels")).toEqual(Uint8Array.of(5, 0, 4));
});
