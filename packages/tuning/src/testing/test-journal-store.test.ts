import { expect, test } from "vitest";
import type { JournalStore } from "../journal/journal-store.js";
import { inMemory } from "../storages/in-memory.js";
import { testJournalStore } from "./test-journal-store.js";

/** The names of the contract's tests that a driver fails. */
async function failures(change: (store: JournalStore) => JournalStore): Promise<string[]> {
  const runs: [name: string, run: () => Promise<void>][] = [];
  const stores = new Map<string, JournalStore>();
  const makeStore = (key: string): JournalStore => {
    const store = stores.get(key) ?? change(inMemory());
    stores.set(key, store);
    return store;
  };
  testJournalStore(makeStore, { test: (name, run) => runs.push([name, run]) });
  const failed: string[] = [];
  for (const [name, run] of runs) await run().catch(() => failed.push(name));
  return failed;
}

test("a right driver passes", async () => {
  expect(await failures((store) => store)).toEqual([]);
});

test("a driver that ignores the position, loses, reorders or mixes operations fails", async () => {
  expect(await failures((store) => ({ ...store, read: () => store.read(0) }))).not.toEqual([]);
  expect(await failures((store) => ({ ...store, append: (list) => store.append(list.slice(0, 1)) }))).not.toEqual([]);
  expect(await failures((store) => ({ ...store, append: (list) => store.append([...list].reverse()) }))).not.toEqual(
    [],
  );
  const mixing = async (store: JournalStore, list: Parameters<JournalStore["append"]>[0]): Promise<void> => {
    for (const operation of list) await store.append([operation]);
  };
  expect(await failures((store) => ({ ...store, append: (list) => mixing(store, list) }))).not.toEqual([]);
});
