import { clone, memory, setBackend, tensor1d } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";

beforeAll(async () => {
  await setupWasm();
  await setBackend("wasm");
});

test("a clone shares its data until both are disposed", () => {
  const before = memory();
  const x = tensor1d([1, 2, 3]);
  const copy = clone(x);
  expect(memory().numDataBuffers).toBe(before.numDataBuffers + 1);
  x.dispose();
  expect(Array.from(copy.dataSync())).toEqual([1, 2, 3]);
  copy.dispose();
  expect(memory().numDataBuffers).toBe(before.numDataBuffers);
});

test("a clone of strings holds the same strings", () => {
  const words = tensor1d(["paper", "ink"]);
  const copy = clone(words);
  expect(copy.dataSync()).toEqual(["paper", "ink"]);
  copy.dispose();
  words.dispose();
});
