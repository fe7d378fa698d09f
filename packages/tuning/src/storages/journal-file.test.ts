import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { JournalOperation } from "../journal/journal-operation.js";
import { formatOperation } from "../journal/operation-line.js";
import { testJournalStore } from "../testing/test-journal-store.js";
import { journalFile } from "./journal-file.js";

const directory = mkdtempSync(join(tmpdir(), "mnistlab-journal-"));
afterAll(() => rmSync(directory, { recursive: true }));

function operation(step: number): JournalOperation {
  return { op_code: 7, worker_id: "w-0", trial_id: 0, step, intermediate_value: 0.5 };
}

describe("the contract", () => {
  testJournalStore((key) => journalFile(join(directory, `${key}.log`)), { test });
});

test("nothing happens before the first append, which makes the directory too", async () => {
  const path = join(directory, "deep", "er", "a.log");
  const store = journalFile(path);
  expect(await store.read(0)).toEqual([]);
  expect(existsSync(join(directory, "deep"))).toBe(false);
  await store.append([operation(0)]);
  expect(readFileSync(path, "utf8")).toBe(`${formatOperation(operation(0))}\n`);
  expect(readdirSync(join(directory, "deep", "er"))).toEqual(["a.log"]);
});

test("a last line torn at any byte does not show, and the next append removes it", async () => {
  const whole = `${formatOperation(operation(1))}\n`;
  const bytes = Buffer.from(whole.replace("w-0", "w-ζ🙂"));
  for (let length = 1; length < bytes.length; length += 7) {
    const path = join(directory, `torn-${length}.log`);
    writeFileSync(path, `${formatOperation(operation(0))}\n`);
    appendFileSync(path, bytes.subarray(0, length));
    const store = journalFile(path);
    expect(await store.read(0)).toEqual([operation(0)]);
    await store.append([operation(2)]);
    expect(await store.read(0)).toEqual([operation(0), operation(2)]);
    expect(await store.read(1)).toEqual([operation(2)]);
  }
});

test("a torn line longer than a disk block, alone in its file, is removed", async () => {
  const path = join(directory, "torn-long.log");
  writeFileSync(path, `{"op_code":8,"text":"${"x".repeat(20_000)}`);
  const store = journalFile(path);
  await store.append([operation(0)]);
  expect(await journalFile(path).read(0)).toEqual([operation(0)]);
});

test("a whole last line that lacks its line break is kept", async () => {
  const path = join(directory, "unterminated.log");
  writeFileSync(path, formatOperation(operation(0)));
  const store = journalFile(path);
  await store.append([operation(1)]);
  expect(await store.read(0)).toEqual([operation(0), operation(1)]);
});

test("a damaged line is named with file and line, and the lines stay as they are", async () => {
  const path = join(directory, "damaged.log");
  const text = `${formatOperation(operation(0))}\n{"op_co\u0000\n${formatOperation(operation(1))}\n`;
  writeFileSync(path, text);
  await expect(journalFile(path).read(0)).rejects.toThrow(
    expect.objectContaining({ code: "JOURNAL_CORRUPT", message: expect.stringContaining(`line 2 of ${path}`) }),
  );
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("bytes that are not UTF-8 are damage, not other letters", async () => {
  const path = join(directory, "latin1.log");
  writeFileSync(path, Buffer.from(`${formatOperation(operation(0)).replace("w-0", "w-ä")}\n`, "latin1"));
  await expect(journalFile(path).read(0)).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_CORRUPT" }));
});

test("an operation code that nobody knows is named with file and line", async () => {
  const path = join(directory, "unknown.log");
  writeFileSync(path, '{"op_code":99,"worker_id":"a"}\n');
  await expect(journalFile(path).read(0)).rejects.toThrow(
    expect.objectContaining({
      code: "JOURNAL_UNKNOWN_OPERATION",
      message: expect.stringContaining(`line 1 of ${path}`),
    }),
  );
});

test("a file that shrinks while it is in use is damage", async () => {
  const path = join(directory, "shrunk.log");
  const store = journalFile(path);
  await store.append([operation(0), operation(1)]);
  await store.read(0);
  writeFileSync(path, "");
  await expect(store.read(2)).rejects.toThrow(expect.objectContaining({ code: "JOURNAL_CORRUPT" }));
});

test("line breaks of Windows are read", async () => {
  const path = join(directory, "windows.log");
  writeFileSync(path, `${formatOperation(operation(0))}\r\n${formatOperation(operation(1))}\r\n`);
  expect(await journalFile(path).read(0)).toEqual([operation(0), operation(1)]);
});

test("what cannot be written is a typed error with its cause", async () => {
  const path = join(directory, "is-a-directory.log");
  mkdirSync(path);
  const failed = expect.objectContaining({ code: "STORAGE_FAILED", cause: expect.any(Error) });
  await expect(journalFile(path).append([operation(0)])).rejects.toThrow(failed);
  await expect(journalFile(path).read(0)).rejects.toThrow(failed);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test.runIf(process.platform === "linux")("a place that takes no directory is a typed error at once", async () => {
  const append = journalFile("/proc/mnistlab/study.log").append([operation(0)]);
  await expect(append).rejects.toThrow(
    expect.objectContaining({ code: "STORAGE_FAILED", message: expect.stringContaining("ENOENT") }),
  );
});

test("an append waits for the lock that another process holds, whichever kind it is", async () => {
  for (const kind of ["file", "link"]) {
    const path = join(directory, `held-${kind}.log`);
    const lock = `${path}.lock`;
    if (kind === "file") writeFileSync(lock, "");
    else symlinkSync(path, lock);
    const store = journalFile(path);
    const append = store.append([operation(1)]);
    for (let i = 0; i < 20; i++) expect(await journalFile(path).read(0)).toEqual([]);
    writeFileSync(path, `${formatOperation(operation(0))}\n`);
    rmSync(lock);
    await append;
    expect(existsSync(lock)).toBe(false);
    expect(await store.read(0)).toEqual([operation(0), operation(1)]);
  }
});

test("the lock of a process that died is removed after the grace period", async () => {
  const path = join(directory, "stale.log");
  symlinkSync("stale.log", `${path}.lock`);
  const store = journalFile(path, { lockGracePeriod: 50 });
  await store.append([operation(0)]);
  expect(await store.read(0)).toEqual([operation(0)]);
  expect(readdirSync(directory).filter((name) => name.startsWith("stale"))).toEqual(["stale.log"]);
});

test("a path or grace period that makes no sense is refused", () => {
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  expect(() => journalFile("")).toThrow(invalid);
  expect(() => journalFile("a.log", { lockGracePeriod: 0 })).toThrow(invalid);
  expect(() => journalFile("a.log", { lockGracePeriod: Number.NaN })).toThrow(invalid);
});

test("a runtime without a file system gets a clear error", async () => {
  const spy = vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  const read = journalFile("a.log").read(0);
  await expect(read).rejects.toThrow(expect.objectContaining({ code: "UNSUPPORTED_RUNTIME" }));
  spy.mockRestore();
});
