import type { CheckpointStore } from "../checkpoints/checkpoint-store.js";
import { holds, sameBytes } from "./expectations.js";
import type { TestRunner } from "./test-runner.js";

/**
 * Registers the tests that every {@link CheckpointStore} must pass.
 *
 * @param makeStore - Opens the store of this name, which is new the first time: equal names give stores of one content, as two
 * processes or pages would open it.
 * @param runner - Where the tests go, e.g. Vitest's `test`.
 * @example
 * import { test } from "vitest";
 * testCheckpointStore((name) => directoryStore(`${folder}/${name}`), { test });
 */
export function testCheckpointStore(
  makeStore: (name: string) => CheckpointStore | Promise<CheckpointStore>,
  { test }: TestRunner,
): void {
  test("a new store holds nothing, and has a name", async () => {
    const store = await makeStore("new");
    sameBytes(await store.read("train.0"), undefined, "what was never written");
    holds(store.name.length > 0, "the store has a name");
  });

  test("bytes come back as they were written last, longer or shorter than before", async () => {
    const store = await makeStore("last");
    for (const bytes of [pattern(300), pattern(1_000_000), pattern(7), new Uint8Array()]) {
      await store.write("train.0", bytes);
      sameBytes(await store.read("train.0"), bytes, "the bytes");
    }
  });

  test("each key is apart from the others", async () => {
    const store = await makeStore("keys");
    const keys = ["train.0", "train.1", "train", "runs/first/train.0", "runs/second/train.0", "a b%2F?#ü/ü"];
    for (const [i, key] of keys.entries()) await store.write(key, Uint8Array.of(i));
    for (const [i, key] of keys.entries()) sameBytes(await store.read(key), Uint8Array.of(i), key);
  });

  test("what is removed is gone, the others stay, and removing what is not there does nothing", async () => {
    const store = await makeStore("remove");
    await store.remove("runs/first/train.0");
    await store.write("train.0", pattern(10));
    await store.write("train.1", pattern(20));
    await store.remove("train.0");
    await store.remove("train.0");
    sameBytes(await store.read("train.0"), undefined, "what was removed");
    sameBytes(await store.read("train.1"), pattern(20), "the other");
    await store.write("train.0", pattern(30));
    sameBytes(await store.read("train.0"), pattern(30), "what was written again");
  });

  test("a part of a larger array is written without its surroundings", async () => {
    const store = await makeStore("part");
    await store.write("train.0", pattern(1000).subarray(100, 300));
    sameBytes(await store.read("train.0"), pattern(1000).slice(100, 300), "the bytes");
  });

  test("what was written or read is a copy", async () => {
    const store = await makeStore("copy");
    const bytes = pattern(100);
    await store.write("train.0", bytes);
    bytes.fill(0);
    const first = await store.read("train.0");
    sameBytes(first, pattern(100), "the bytes after the writer's array has changed");
    first?.fill(0);
    sameBytes(await store.read("train.0"), pattern(100), "the bytes after the reader's array has changed");
  });

  test("a second store of the name sees what the first writes and removes", async () => {
    const [a, b] = [await makeStore("two"), await makeStore("two")];
    await a.write("train.0", pattern(10));
    sameBytes(await b.read("train.0"), pattern(10), "the bytes, read by the other");
    await b.remove("train.0");
    sameBytes(await a.read("train.0"), undefined, "the bytes, removed by the other");
  });

  test("a reader sees the bytes of before or the new ones, never a mixture", async () => {
    const [writer, reader] = [await makeStore("race"), await makeStore("race")];
    const contents = [pattern(400_000), new Uint8Array(400_000).fill(255), pattern(10)];
    await writer.write("train.0", contents[0]!);
    for (const next of [1, 2, 0]) {
      const writing = writer.write("train.0", contents[next]!);
      const found = await reader.read("train.0");
      await writing;
      const isWhole = found !== undefined && contents.some((wanted) => isEqual(found, wanted));
      holds(isWhole, `bytes read during a write, ${found?.length} here, are those of one write`);
      sameBytes(await reader.read("train.0"), contents[next], "the bytes after the write");
    }
  });
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) % 251);
}
