import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.js";
import { createRunDirectory } from "./create-run-directory.js";

test("a new directory is made with its parents and left empty", async () => {
  const out = join(await temporaryDirectory(), "a", "b");
  expect(await createRunDirectory({ out })).toEqual({ path: out, made: [join(out, ".."), out] });
  expect(await readdir(out)).toEqual([]);
});

test("an empty directory is taken, one that holds anything is refused and left as it is", async () => {
  const out = await temporaryDirectory();
  expect(await createRunDirectory({ out })).toEqual({ path: out, made: [] });
  await writeFile(join(out, "precious.txt"), "data");
  await expect(createRunDirectory({ out })).rejects.toMatchObject({
    code: "RUN_DIRECTORY_NOT_EMPTY",
    message: expect.stringContaining("precious.txt"),
  });
  expect(await readdir(out)).toEqual(["precious.txt"]);
});

test("a place that cannot be written is refused with its name and the reason", async () => {
  const file = join(await temporaryDirectory(), "file");
  await writeFile(file, "");
  for (const out of [file, join(file, "below")]) {
    await expect(createRunDirectory({ out })).rejects.toMatchObject({
      code: "RUN_DIRECTORY_UNWRITABLE",
      message: expect.stringContaining(out),
    });
  }
  await expect(createRunDirectory({ out: "" })).rejects.toMatchObject({ code: "INVALID_OPTION" });
});

test("two runs of the same second get a directory each", async () => {
  const home = await temporaryDirectory();
  const working = vi.spyOn(process, "cwd").mockReturnValue(home);
  try {
    const now = new Date(2026, 0, 31, 9, 5);
    const runs = join(home, "runs");
    await mkdir(runs);
    const paths = await Promise.all([createRunDirectory({ now }), createRunDirectory({ now })]);
    expect(paths.map(({ path }) => path).sort()).toEqual([
      join(runs, "2026-01-31-09-05-00"),
      join(runs, "2026-01-31-09-05-00-2"),
    ]);
  } finally {
    working.mockRestore();
  }
});
