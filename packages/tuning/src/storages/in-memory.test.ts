import { test } from "vitest";
import type { JournalStore } from "../journal/journal-store.js";
import { testJournalStore } from "../testing/test-journal-store.js";
import { inMemory } from "./in-memory.js";

const stores = new Map<string, JournalStore>();

testJournalStore(
  (key) => {
    const store = stores.get(key) ?? inMemory();
    stores.set(key, store);
    return store;
  },
  { test },
);
