import fs, { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { useWasm } from "../testing/use-backends.js";
import { load } from "./load.js";
import { save } from "./save.js";
import { weightsSha256 } from "./weights-sha256.js";

let root: string;
const models: { [name in "old" | "new" | "third"]?: LayersModel } = {};
const names = ["old", "new", "third"] as const;
beforeAll(async () => {
  await useWasm();
  root = await mkdtemp(join(tmpdir(), "mnistlab-models-"));
  for (const [seed, name] of names.entries()) {
    models[name] = buildCnn({ inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8, seed });
    await save(models[name], join(root, name));
  }
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  for (const name of names) models[name]?.dispose();
  await rm(root, { recursive: true });
});

/** A copy of the directory of the old model. */
async function directoryOfOld(name: string): Promise<string> {
  const directory = join(root, name);
  await cp(join(root, "old"), directory, { recursive: true });
  return directory;
}

/** Which of the models a directory holds. */
async function loaded(directory: string): Promise<string | undefined> {
  const model = await load(directory);
  const hash = await weightsSha256(model);
  model.dispose();
  for (const name of names) if ((await weightsSha256(models[name]!)) === hash) return name;
  return undefined;
}

const weightsOf = async (name: string): Promise<string> =>
  (await readdir(join(root, name))).find((file) => file.startsWith("weights-"))!;

/** Saves until the given call (from 0) that changes the file system, which and after which none is made: a kill. */
async function saveUntil(step: number, directory: string): Promise<boolean> {
  let calls = 0;
  const saving = await new Promise<"killed" | "saved">((resolve, reject) => {
    for (const name of ["open", "rename", "rm"] as const) {
      const original = fs[name] as (...given: unknown[]) => Promise<unknown>;
      const counted = (...given: unknown[]): Promise<unknown> => {
        if (calls++ < step) return original(...given);
        resolve("killed");
        return new Promise(() => undefined);
      };
      vi.spyOn(fs, name).mockImplementation(counted as never);
    }
    save(models.new!, directory).then(() => resolve("saved"), reject);
  });
  vi.restoreAllMocks();
  return saving === "saved";
}

test("a save that is killed before any of its steps leaves the old model or the new one", async () => {
  const found: (string | undefined)[] = [];
  for (let step = 0, done = false; !done; step++) {
    const directory = await directoryOfOld(`killed-${step}`);
    done = await saveUntil(step, directory);
    found.push(await loaded(directory));
  }
  // Two files are prepared, the weights renamed, model.json renamed (from here on the new model), the old weights removed.
  expect(found).toEqual(["old", "old", "old", "old", "new", "new"]);
});

test("each state between two models, built by hand, is one of them; saving over it works and leaves the old files out", async () => {
  const temporary = (name: string): string => `.${name}.00000000-0000-4000-8000-000000000000.tmp`;
  const weights = await weightsOf("new");
  const put = (directory: string, from: string, to: string) => cp(join(root, "new", from), join(directory, to));
  const half = (directory: string) => writeFile(join(directory, temporary(weights)), "half");
  const states: [expected: string, make: (directory: string) => Promise<unknown>][] = [
    ["old", half],
    ["old", (directory) => put(directory, weights, temporary(weights))],
    [
      "old",
      async (directory) => {
        await put(directory, weights, weights);
        await put(directory, "model.json", temporary("model.json"));
      },
    ],
    [
      "new",
      async (directory) => {
        await put(directory, weights, weights);
        await put(directory, "model.json", "model.json");
      },
    ],
  ];
  for (const [index, [expected, make]] of states.entries()) {
    const directory = await directoryOfOld(`state-${index}`);
    await make(directory);
    expect(await loaded(directory)).toBe(expected);
    const yesterday = new Date(Date.now() - 86_400_000);
    for (const file of await readdir(directory)) await utimes(join(directory, file), yesterday, yesterday);
    await save(models.third!, directory);
    expect(await loaded(directory)).toBe("third");
    expect((await readdir(directory)).sort()).toEqual(["model.json", await weightsOf("third")]);
  }
});

test("a model under TensorFlow.js' own names is replaced, and its weights.bin goes", async () => {
  const directory = await directoryOfOld("plain");
  const weights = await weightsOf("old");
  await rename(join(directory, weights), join(directory, "weights.bin"));
  const json = await readFile(join(directory, "model.json"), "utf8");
  await writeFile(join(directory, "model.json"), json.replace(`./${weights}`, "weights.bin"));
  expect(await loaded(directory)).toBe("old");
  await save(models.new!, directory);
  expect(await loaded(directory)).toBe("new");
  expect((await readdir(directory)).sort()).toEqual(["model.json", await weightsOf("new")]);
});

test("files of others stay: a weights.bin that no model names, what an old manifest names elsewhere, a fresh temporary one", async () => {
  const directory = await directoryOfOld("others");
  const outside = join(root, "outside.bin");
  const fresh = "weights-0123456789abcdef.bin";
  for (const path of [outside, join(directory, "weights.bin"), join(directory, fresh)]) await writeFile(path, "mine");
  const json = await readFile(join(directory, "model.json"), "utf8");
  await writeFile(join(directory, "model.json"), json.replace('"paths":[', '"paths":["../outside.bin",'));
  await save(models.new!, directory);
  expect(await readFile(outside, "utf8")).toBe("mine");
  expect((await readdir(directory)).sort()).toEqual(
    ["model.json", "weights.bin", fresh, await weightsOf("new")].sort(),
  );
});

test("saving the same model again keeps the weights that it shares with the old one", async () => {
  const directory = await directoryOfOld("same");
  await save(models.old!, directory);
  expect(await loaded(directory)).toBe("old");
});

test("of several saves at the same time one model stays, whole", async () => {
  const directory = await directoryOfOld("together");
  await Promise.all([save(models.new!, directory), save(models.third!, directory), save(models.new!, directory)]);
  expect(["new", "third"]).toContain(await loaded(directory));
});

test("a save that cannot finish takes its weights away again", async () => {
  const directory = join(root, "blocked");
  await mkdir(join(directory, "model.json"), { recursive: true });
  await expect(save(models.new!, directory)).rejects.toMatchObject({ code: "WRITE_FAILED" });
  expect(await readdir(directory)).toEqual(["model.json"]);
});
