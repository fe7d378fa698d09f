import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testCheckpointStore } from "../testing.js";
import { directoryStore } from "./directory-store.js";

const root = await mkdtemp(join(tmpdir(), "mnistlab-checkpoints-"));
afterAll(() => rm(root, { recursive: true }));

testCheckpointStore((name) => directoryStore(join(root, name, "made", "when", "needed")), { test });

test("keeps each checkpoint under its own name and leaves no drafts, also when many write at once", async () => {
  const path = join(root, "drafts");
  const writes = Array.from({ length: 8 }, (_, i) => new Uint8Array(100_000).fill(i));
  await Promise.all(writes.map((bytes) => directoryStore(path).write("runs/train.0", bytes)));
  expect(await readdir(join(path, "runs"))).toEqual(["train.0"]);
  const kept = await directoryStore(path).read("runs/train.0");
  expect(new Set(kept).size).toBe(1);
});

test("the draft of a process that was killed goes with a write an hour later, younger ones stay", async () => {
  const path = join(root, "killed");
  await mkdir(path);
  for (const name of [".train.0.old.tmp", ".train.0.young.tmp", ".train.1.old.tmp"]) {
    await writeFile(join(path, name), "half");
    if (name.includes("old")) await utimes(join(path, name), new Date(), new Date(Date.now() - 3_700_000));
  }
  await directoryStore(path).write("train.0", Uint8Array.of(1));
  expect((await readdir(path)).sort()).toEqual([".train.0.young.tmp", ".train.1.old.tmp", "train.0"]);
});

test("a write that fails says why, leaves no draft and what was there", async () => {
  await writeFile(join(root, "file"), "a file where the folder should be");
  await expect(directoryStore(join(root, "file")).write("train.0", Uint8Array.of(1))).rejects.toMatchObject({
    code: "WRITE_FAILED",
    message: expect.stringContaining(join(root, "file")),
  });
  const store = directoryStore(join(root, "fails"));
  await store.write("train.0", Uint8Array.of(1, 2));
  await expect(store.write("train.0", Symbol("no bytes") as never)).rejects.toMatchObject({ code: "WRITE_FAILED" });
  expect(await store.read("train.0")).toEqual(Uint8Array.of(1, 2));
  expect(await readdir(join(root, "fails"))).toEqual(["train.0"]);
});

test.each(["", "a//b", "..", "../train", "a/./b"])("the key %j leads nowhere", async (key) => {
  await expect(directoryStore(root).read(key)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});

test("an empty path is refused", () => {
  expect(() => directoryStore("")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});
