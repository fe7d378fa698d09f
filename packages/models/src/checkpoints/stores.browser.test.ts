import { describe, expect, test } from "vitest";
import { failuresInWorker } from "../testing/failures-in-worker.js";
import { testCheckpointStore } from "../testing.js";
import { directoryStore } from "./directory-store.js";
import { indexedDbStore } from "./indexed-db-store.js";
import { memoryStore } from "./memory-store.js";
import { opfsStore } from "./opfs-store.js";

const prefix = crypto.randomUUID();

describe.each([
  ["opfsStore", opfsStore],
  ["indexedDbStore", indexedDbStore],
] as const)("%s", (driver, makeStore) => {
  testCheckpointStore((name) => makeStore(`${prefix} ${name}`), { test });

  test("passes the same tests in a worker", async () => {
    expect(await failuresInWorker({ driver })).toEqual([]);
  });
});

describe("opfsStore", () => {
  test("passes them in a worker without createWritable, as in Safari before 26", async () => {
    expect(await failuresInWorker({ driver: "opfsStore", without: ["createWritable"] })).toEqual([]);
  });

  test("a write that fails leaves the bytes as they were", async () => {
    const store = opfsStore(`${prefix} fails`);
    await store.write("train.0", Uint8Array.of(1, 2));
    await expect(store.write("train.0", Symbol("no bytes") as never)).rejects.toThrow();
    expect(await store.read("train.0")).toEqual(Uint8Array.of(1, 2));
  });

  test("an empty name is refused", () => {
    expect(() => opfsStore("")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});

describe("memoryStore", () => {
  const files = new Map<string, Map<string, Uint8Array>>();
  testCheckpointStore((name) => memoryStore(files.get(name) ?? files.set(name, new Map()).get(name)), { test });
});

test("directoryStore says what to use in pages", () => {
  expect(() => directoryStore("runs")).toThrow(
    expect.objectContaining({ code: "UNSUPPORTED_RUNTIME", message: expect.stringContaining("opfsStore()") }),
  );
});
