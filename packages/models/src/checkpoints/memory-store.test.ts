import { test } from "vitest";
import { testCheckpointStore } from "../testing.js";
import { memoryStore } from "./memory-store.js";

const files = new Map<string, Map<string, Uint8Array>>();
testCheckpointStore(
  (name) => {
    if (!files.has(name)) files.set(name, new Map());
    return memoryStore(files.get(name));
  },
  { test },
);
