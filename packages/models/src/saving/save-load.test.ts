import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, memory } from "@tensorflow/tfjs-core";
import { layers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useWasm } from "../testing/use-backends.js";
import { evaluate } from "../training/evaluate.js";
import { predict } from "../training/predict.js";
import { train } from "../training/train.js";
import { load } from "./load.js";
import { save } from "./save.js";
import { weightsSha256 } from "./weights-sha256.js";

let root: string;
beforeAll(async () => {
  await useWasm();
  root = await mkdtemp(join(tmpdir(), "mnistlab-models-"));
});
afterAll(() => rm(root, { recursive: true }));

const small = { inputShape: [8, 8, 1], filters: [4], classes: 3, denseUnits: 8 } as const;
const data = smallDataset(24);

/** The name of the one weights file of a saved model. */
async function weightsFileIn(directory: string): Promise<string> {
  const names = (await readdir(directory)).filter((name) => name.startsWith("weights"));
  expect(names).toHaveLength(1);
  return names[0]!;
}

test.each(["adam", "sgd", "momentum", "rmsprop"] as const)(
  "a network trained with %s predicts the same after loading, is compiled, and trains on from where it was",
  async (optimizer) => {
    const empty = memory().numTensors;
    const model = buildCnn({ ...small, optimizer, batchNorm: true });
    await train(model, data, { batchSize: 8 });
    const directory = join(root, optimizer);
    const before = memory().numTensors;
    await save(model, directory);
    expect(memory().numTensors).toBe(before);
    const loaded = await load(directory);
    expect(memory().numTensors).toBe(before + before - empty);
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    expect(await predict(loaded, data)).toEqual(await predict(model, data));
    expect(await evaluate(loaded, data)).toEqual(await evaluate(model, data));
    const balanced = memory().numTensors;
    const [expected, found] = [await train(model, data, { seed: 2 }), await train(loaded, data, { seed: 2 })];
    expect(memory().numTensors).toBe(balanced);
    expect(found.history.loss[0]).toBeCloseTo(expected.history.loss[0]!, 5);
    expect((await evaluate(loaded, data)).loss).toBeCloseTo((await evaluate(model, data)).loss, 5);
    model.dispose();
    loaded.dispose();
    expect(memory().numTensors).toBe(empty);
  },
);

test("saving again replaces the model, leaves other files alone and no temporary one behind", async () => {
  const directory = join(root, "again");
  for (const seed of [1, 2]) {
    const model = buildCnn({ ...small, seed });
    await save(model, directory, { includeOptimizer: false });
    if (seed === 1) await writeFile(join(directory, "notes.txt"), "mine");
    const loaded = await load(directory);
    expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
    expect(loaded.optimizer).toBeUndefined();
    model.dispose();
    loaded.dispose();
  }
  expect((await readdir(directory)).sort()).toEqual(["model.json", "notes.txt", await weightsFileIn(directory)]);
});

test("what is written is TensorFlow.js' own format, both ways", async () => {
  const model = buildCnn(small);
  const directory = join(root, "format");
  await save(model, directory);
  const json = JSON.parse(await readFile(join(directory, "model.json"), "utf8"));
  expect(json).toMatchObject({ format: "layers-model", weightsManifest: [{ paths: [expect.any(String)] }] });
  const bytes = await readFile(join(directory, json.weightsManifest[0].paths[0]));
  const hash = createHash("sha256").update(bytes).digest("hex");
  expect(json.weightsManifest[0]).toMatchObject({ paths: [`./weights-${hash.slice(0, 16)}.bin`], sha256: hash });
  const theirs = await loadLayersModel(
    io.fromMemory({ ...json, weightSpecs: json.weightsManifest[0].weights, weightData: new Uint8Array(bytes).buffer }),
  );
  expect(await weightsSha256(theirs)).toBe(await weightsSha256(model));
});

describe("what cannot be loaded is a typed error and creates no tensor", () => {
  type Damage = (directory: string) => Promise<unknown>;
  const edit =
    (change: (json: { [key: string]: never }) => void): Damage =>
    async (directory) => {
      const path = join(directory, "model.json");
      const json = JSON.parse(await readFile(path, "utf8"));
      change(json);
      await writeFile(path, JSON.stringify(json));
    };
  // biome-ignore lint/suspicious/noExplicitAny: the tests damage JSON at any depth.
  const anyOf = (json: unknown) => json as any;
  const cases: [string, string, Damage][] = [
    ["a missing model.json", "FILE_NOT_FOUND", (directory) => rm(join(directory, "model.json"))],
    ["missing weights", "FILE_NOT_FOUND", async (directory) => rm(join(directory, await weightsFileIn(directory)))],
    [
      "truncated weights",
      "CORRUPT_FILE",
      async (directory) => truncate(join(directory, await weightsFileIn(directory)), 100),
    ],
    [
      "a flipped bit in the weights",
      "CORRUPT_FILE",
      async (directory) => {
        const path = join(directory, await weightsFileIn(directory));
        const bytes = await readFile(path);
        bytes[10]! ^= 1;
        await writeFile(path, bytes);
      },
    ],
    ["a model.json that is no JSON", "NOT_A_MODEL", (directory) => writeFile(join(directory, "model.json"), "{")],
    ["JSON of something else", "NOT_A_MODEL", (directory) => writeFile(join(directory, "model.json"), "[1]")],
    ["a graph model", "NOT_A_MODEL", edit((json) => Object.assign(json, { format: "graph-model" }))],
    ["a manifest of something else", "NOT_A_MODEL", edit((json) => Object.assign(json, { weightsManifest: [1] }))],
    [
      "a layer that does not exist",
      "NOT_A_MODEL",
      edit((json) => {
        anyOf(json).modelTopology.config.layers.at(-1).class_name = "Sparse";
      }),
    ],
    [
      "an optimizer that does not exist",
      "CORRUPT_FILE",
      edit((json) => {
        anyOf(json).trainingConfig.optimizer_config.class_name = "Lion";
      }),
    ],
    [
      "weights of other names",
      "CORRUPT_FILE",
      edit((json) => {
        anyOf(json).weightsManifest[0].weights[0].name = "conv2d_9/kernel";
      }),
    ],
    [
      "weights of other shapes",
      "CORRUPT_FILE",
      edit((json) => {
        anyOf(json).weightsManifest[0].weights[0].shape = [9, 1, 1, 4];
      }),
    ],
  ];
  test.each(cases)("%s", async (name, code, damage) => {
    const directory = join(root, name);
    const model = buildCnn(small);
    await save(model, directory);
    model.dispose();
    await damage(directory);
    const before = memory().numTensors;
    await expect(load(directory)).rejects.toMatchObject({ code, message: expect.stringContaining(directory) });
    expect(memory().numTensors).toBe(before);
  });
});

test("a directory that cannot be written is a typed error, and the file in its place is untouched", async () => {
  const model = buildCnn(small);
  const file = join(root, "file");
  await writeFile(file, "mine");
  await expect(save(model, join(file, "model"))).rejects.toMatchObject({ code: "WRITE_FAILED" });
  expect(await readFile(file, "utf8")).toBe("mine");
  await expect(save(model, "")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  model.dispose();
});

test("a place that takes no directory is a typed error at once", async () => {
  const model = buildCnn(small);
  const file = join(root, "taken");
  await writeFile(file, "mine");
  // On Linux /proc exists and answers ENOENT, over which a recursive mkdir never ends; elsewhere a file stands in for it.
  const directory = join(process.platform === "linux" ? "/proc" : file, "mnistlab-x");
  await expect(save(model, directory)).rejects.toMatchObject({ code: "WRITE_FAILED" });
  await expect(save(model, join(directory, "model"))).rejects.toMatchObject({ code: "WRITE_FAILED" });
  model.dispose();
});

test("a model with a loss given as a function can be saved without its training configuration only", async () => {
  const model = sequential({ layers: [layers.dense({ units: 2, inputShape: [2] })] });
  model.compile({ optimizer: "sgd", loss: (_, y) => y });
  const directory = join(root, "function");
  await expect(save(model, directory)).rejects.toMatchObject({ code: "NOT_SERIALIZABLE" });
  await save(model, directory, { includeOptimizer: false });
  const loaded = await load(directory);
  expect(await weightsSha256(loaded)).toBe(await weightsSha256(model));
  loaded.dispose();
  model.dispose();
});

test("without a file system the error says what to use instead", async () => {
  const model = buildCnn(small);
  const original = process.getBuiltinModule;
  try {
    Object.assign(process, { getBuiltinModule: undefined });
    const expected = { code: "UNSUPPORTED_RUNTIME", message: expect.stringContaining("indexeddb://") };
    await expect(save(model, "anywhere")).rejects.toMatchObject(expected);
    await expect(load("anywhere")).rejects.toMatchObject(expected);
  } finally {
    Object.assign(process, { getBuiltinModule: original });
  }
  model.dispose();
});
