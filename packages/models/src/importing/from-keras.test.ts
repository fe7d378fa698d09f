import { readFile } from "node:fs/promises";
import { memory, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { buildCnn } from "../building/build-cnn.js";
import { useWasm } from "../testing/use-backends.js";
import { fromKeras } from "./from-keras.js";
import { loadKerasWeights } from "./load-keras-weights.js";

beforeAll(useWasm);

interface Numbers {
  readonly shape: number[];
  readonly values: number[];
}

// How these files were made: fixtures/keras/make_fixtures.py.
const fixtures = new URL("../../fixtures/keras/", import.meta.url);
const fixture = async (name: string) => new Uint8Array(await readFile(new URL(name, fixtures)));
const expected: Record<string, { images: Numbers; outputs: Numbers }> = JSON.parse(
  await readFile(new URL("expected.json", fixtures), "utf8"),
);

/** Fails unless a model says of a fixture's images what NumPy's loops said. */
async function expectOutputs(model: LayersModel, name: string): Promise<void> {
  const { images, outputs } = expected[name]!;
  const input = tensor(images.values, images.shape);
  const output = model.predict(input) as Tensor;
  expect(output.shape).toEqual(outputs.shape);
  for (const [i, value] of (await output.data()).entries()) expect(value).toBeCloseTo(outputs.values[i]!, 5);
  input.dispose();
  output.dispose();
}

test.each(Object.keys(expected))(
  "%s predicts what its network computes, and is the caller's to dispose",
  async (name) => {
    const before = memory().numTensors;
    const model = await fromKeras(await fixture(name));
    expect(memory().numTensors).toBe(before + model.weights.length);
    await expectOutputs(model, name);
    model.dispose();
    expect(memory().numTensors).toBe(before);
  },
);

test("weights without an architecture go into a model: of Keras 3 by class and position, legacy ones by name", async () => {
  for (const [file, weights] of [
    ["sequential.keras", "sequential.weights.h5"],
    ["legacy.h5", "legacy-weights.h5"],
  ] as const) {
    const model = await fromKeras(await fixture(file));
    const noise = model.getWeights().map((weight) => tensor(new Float32Array(weight.size).fill(0.3), weight.shape));
    model.setWeights(noise);
    await expect(expectOutputs(model, file)).rejects.toThrow();
    await loadKerasWeights(model, await fixture(weights));
    await expectOutputs(model, file);
    for (const weight of noise) weight.dispose();
    model.dispose();
  }
});

test("weights of another model are a typed error that names the layer, and change nothing", async () => {
  const model = buildCnn({ filters: [8, 16] });
  const before = model.getWeights().map((weight) => weight.dataSync());
  await expect(loadKerasWeights(model, await fixture("sequential.weights.h5"))).rejects.toMatchObject({
    code: "CORRUPT_FILE",
    message: expect.stringContaining('"conv2d'),
  });
  expect(model.getWeights().map((weight) => weight.dataSync())).toEqual(before);
  await expect(loadKerasWeights(model, new Uint8Array(100))).rejects.toMatchObject({ code: "NOT_A_MODEL" });
  model.dispose();
});

describe("what is not covered or damaged is a typed error and creates no tensor", () => {
  /** The functional fixture with another text in its config, packed as Keras packs it: stored, not deflated. */
  async function edited(from: string | RegExp, to: string): Promise<Uint8Array> {
    const { storedZip } = await import("../testing/stored-zip.js");
    const { unzip } = await import("./zip/unzip.js");
    const names = ["metadata.json", "config.json", "model.weights.h5"];
    const files = await unzip(await fixture("functional.keras"), names);
    const config = new TextDecoder().decode(files.get("config.json"));
    expect(config).toMatch(from);
    files.set("config.json", new TextEncoder().encode(config.replace(from, to)));
    return storedZip(files);
  }

  test.each([
    ["a layer of one's own", '"class_name": "ReLU"', '"class_name": "MyReLU"', "re_lu"],
    ["a grouped convolution", '"groups": 1', '"groups": 2', "stem"],
    ["channels first", '"data_format": "channels_last"', '"data_format": "channels_first"', "stem"],
    ["another padding", '"padding": "same"', '"padding": "causal"', "stem"],
    ["another activation", '"activation": "elu"', '"activation": "gelu"', "stem"],
    ["Keras 3's hard sigmoid", '"activation": "elu"', '"activation": "hard_sigmoid"', "stem"],
    ["a sloping ReLU", '"negative_slope": 0.0', '"negative_slope": 0.2', "re_lu"],
    ["a pooling that keeps its axes", '"keepdims": false', '"keepdims": true', "mean"],
    ["a class of one's own", /"class_name": "Functional"/, '"class_name": "Digits"', "Digits"],
  ])("%s", async (_, from, to, culprit) => {
    const file = await edited(from, to);
    const before = memory().numTensors;
    const failure = { code: "UNSUPPORTED_MODEL", message: expect.stringContaining(culprit) };
    await expect(fromKeras(file)).rejects.toMatchObject(failure);
    expect(memory().numTensors).toBe(before);
  });

  test("an activation that is an object, as Keras writes functions", async () => {
    const model = await fromKeras(
      await edited('"activation": "elu"', '"activation": {"class_name": "function", "config": "elu"}'),
    );
    await expectOutputs(model, "functional.keras");
    model.dispose();
  });

  test("a layer that has other weights than its options say", async () => {
    const before = memory().numTensors;
    const failure = { code: "CORRUPT_FILE", message: expect.stringContaining('"logits"') };
    await expect(fromKeras(await edited('"units": 3', '"units": 4'))).rejects.toMatchObject(failure);
    expect(memory().numTensors).toBe(before);
  });

  test.each(["functional.keras", "legacy.h5"])("%s, cut off anywhere", async (name) => {
    const file = await fixture(name);
    const before = memory().numTensors;
    const refused = { name: "ModelError", code: expect.stringMatching(/^(CORRUPT_FILE|NOT_A_MODEL)$/) };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: Math.floor(file.length * 0.8) }), async (length) => {
        await expect(fromKeras(file.subarray(0, length))).rejects.toMatchObject(refused);
      }),
      { seed: 6, numRuns: 25 },
    );
    expect(memory().numTensors).toBe(before);
  });

  test("a byte that changed in the archive's weights", async () => {
    const file = await fixture("sequential.keras");
    file[Math.floor(file.length * 0.6)]! ^= 1;
    const failure = { code: "CORRUPT_FILE", message: expect.stringContaining("checksum") };
    await expect(fromKeras(file)).rejects.toMatchObject(failure);
  });

  test("files of other kinds, and weights without an architecture", async () => {
    const failures = [
      [new TextEncoder().encode("no model"), "NOT_A_MODEL", "neither zip nor HDF5"],
      [await fixture("legacy-weights.h5"), "NOT_A_MODEL", "loadKerasWeights"],
      ["mnist.keras" as never, "INVALID_ARGUMENT", "Uint8Array"],
    ] as const;
    for (const [file, code, text] of failures) {
      await expect(fromKeras(file)).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
    }
  });

  test("without jsfive the error says what to install", async () => {
    vi.doMock("jsfive", () => {
      throw new Error("Cannot find package 'jsfive'");
    });
    const failure = { code: "UNSUPPORTED_RUNTIME", message: expect.stringContaining("npm install jsfive") };
    await expect(fromKeras(await fixture("legacy.h5"))).rejects.toMatchObject(failure);
    vi.doUnmock("jsfive");
    const model = sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
    await expect(loadKerasWeights(model, await fixture("legacy.h5"))).rejects.toMatchObject({ code: "CORRUPT_FILE" });
    model.dispose();
  });
});
