import { expect, test } from "vitest";
import type { CheckpointStore } from "../checkpoints/checkpoint-store.js";
import { memoryStore } from "../checkpoints/memory-store.js";
import { failuresOf } from "./failures-of.js";
import { testCheckpointStore } from "./test-checkpoint-store.js";

/** What of the contract a driver fails that is a right one but for a change. */
function failures(change: (store: CheckpointStore) => CheckpointStore): Promise<string[]> {
  const stores = new Map<string, CheckpointStore>();
  return failuresOf((runner) =>
    testCheckpointStore((name) => {
      const store = stores.get(name) ?? change(memoryStore());
      stores.set(name, store);
      return store;
    }, runner),
  );
}

test("a right driver passes", async () => {
  expect(await failures((store) => store)).toEqual([]);
});

test.each<[string, (store: CheckpointStore) => CheckpointStore]>([
  ["keeps nothing", (store) => ({ ...store, write: async () => {} })],
  ["never forgets", (store) => ({ ...store, remove: async () => {} })],
  ["knows only the end of a key", (store) => ({ ...store, write: (key, b) => store.write(key.split("/").at(-1)!, b) })],
  ["cuts a byte off", (store) => ({ ...store, write: (key, b) => store.write(key, b.subarray(1)) })],
  ["writes the array around", (store) => ({ ...store, write: (key, b) => store.write(key, new Uint8Array(b.buffer)) })],
  ["writes in two steps", (store) => ({ ...store, write: (key, b) => inTwoSteps(store, key, b) })],
])("a driver that %s fails", async (_, change) => {
  expect(await failures(change)).not.toEqual([]);
});

test("a driver that gives its own array away fails", async () => {
  const files = new Map<string, Uint8Array>();
  const sharing = (): CheckpointStore => ({
    ...memoryStore(),
    read: async (key) => files.get(key),
    write: async (key, bytes) => void files.set(key, bytes),
  });
  expect(await failures(sharing)).toContainEqual(expect.stringContaining("what was written or read is a copy"));
});

async function inTwoSteps(store: CheckpointStore, key: string, bytes: Uint8Array): Promise<void> {
  await store.write(key, bytes.subarray(0, bytes.length >> 1));
  await store.write(key, bytes);
}
