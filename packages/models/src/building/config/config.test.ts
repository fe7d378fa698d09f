import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io, memory } from "@tensorflow/tfjs-core";
import { layers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  buildAllConv,
  buildCnn,
  buildFromConfig,
  buildLeNet5,
  buildLogisticRegression,
  buildMlp,
  buildResNet,
  buildSeparableCnn,
  load,
  type ModelConfig,
  planOf,
  save,
  toConfig,
  weightsSha256,
} from "../../index.js";
import { architectureNames, randomConfigs } from "../../testing/random-configs.js";
import { useWasm } from "../../testing/use-backends.js";

let root: string;
beforeAll(async () => {
  await useWasm();
  root = await mkdtemp(join(tmpdir(), "mnistlab-configs-"));
});
afterAll(() => rm(root, { recursive: true }));

test.each(architectureNames)(
  "%s: a model's config, through JSON, builds the same network with the same weights",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(randomConfigs(name), async (given) => {
        const model = buildFromConfig(given);
        const config = toConfig(model);
        expect(config).toMatchObject(JSON.parse(JSON.stringify(given)));
        const again = buildFromConfig(JSON.parse(JSON.stringify(config)));
        expect(toConfig(again)).toEqual(config);
        expect(await weightsSha256(again)).toBe(await weightsSha256(model));
        expect(planOf(config)).toEqual(planOf(given));
        model.dispose();
        again.dispose();
      }),
      { seed: 6, numRuns: 15 },
    );
  },
);

test("builders and configs name the same architectures", () => {
  const builders = {
    ...{ cnn: buildCnn, mlp: buildMlp, logisticRegression: buildLogisticRegression, leNet5: buildLeNet5 },
    ...{ allConv: buildAllConv, separableCnn: buildSeparableCnn, resNet: buildResNet },
  };
  expect(Object.keys(builders)).toEqual(architectureNames);
  for (const [architecture, build] of Object.entries(builders)) {
    const model = build({ classes: 3, seed: 5 });
    expect(toConfig(model)).toMatchObject({ architecture, classes: 3, seed: 5 });
    model.dispose();
  }
});

test("a config holds every option, and is nobody else's object", () => {
  const filters = [4, 4];
  const model = buildCnn({ filters, optimizer: "sgd" });
  filters.push(8);
  const config = toConfig(model);
  expect(config).toEqual({
    ...{ architecture: "cnn", inputShape: [28, 28, 1], classes: 10, optimizer: "sgd", learningRate: 0.01, seed: 0 },
    ...{
      filters: [4, 4],
      kernelSize: 3,
      padding: "valid",
      strides: 1,
      activation: "relu",
      pooling: "max",
      poolSize: 2,
    },
    ...{ denseUnits: 64, dropout: 0.2, batchNorm: false },
  });
  (config as unknown as { filters: number[] }).filters.push(1);
  expect(toConfig(model)).toMatchObject({ filters: [4, 4] });
  model.dispose();
});

describe("a saved model remembers its config", () => {
  test.each(["mlp", "resNet"] as const)("%s, saved by us", async (architecture) => {
    const model = buildFromConfig({ architecture, inputShape: [6, 5, 2], seed: 3 });
    const directory = join(root, architecture);
    await save(model, directory);
    const loaded = await load(directory);
    expect(toConfig(loaded)).toEqual(toConfig(model));
    await save(loaded, directory);
    const twice = await load(directory);
    expect(toConfig(twice)).toEqual(toConfig(model));
    for (const each of [model, loaded, twice]) each.dispose();
  });

  test("by TensorFlow.js, too, and beside other metadata", async () => {
    const model = buildMlp({ denseUnits: 3 });
    model.setUserDefinedMetadata({ ...model.getUserDefinedMetadata(), author: "me" });
    let artifacts: io.ModelArtifacts | undefined;
    await model.save(
      io.withSaveHandler(async (given) => {
        artifacts = given;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
      }),
    );
    const loaded = await loadLayersModel(io.fromMemory(artifacts!));
    expect(toConfig(loaded)).toEqual(toConfig(model));
    expect(loaded.getUserDefinedMetadata()).toMatchObject({ author: "me" });
    loaded.dispose();
    model.dispose();
  });
});

describe("a model without a true config is told so", () => {
  const byHand = () => sequential({ layers: [layers.dense({ units: 2, inputShape: [2] })] });

  test("one built by hand", () => {
    const model = byHand();
    expect(() => toConfig(model)).toThrow(expect.objectContaining({ code: "NO_CONFIG" }));
    model.dispose();
  });

  test("one that was changed after it was built", () => {
    const model = buildMlp({ denseUnits: 3 });
    (model as ReturnType<typeof byHand>).add(layers.dense({ units: 2 }));
    expect(() => toConfig(model)).toThrow(
      expect.objectContaining({ code: "NO_CONFIG", message: expect.stringContaining("other layers") }),
    );
    model.dispose();
  });

  test("one whose metadata was damaged", () => {
    const model = buildMlp({ denseUnits: 3 });
    model.setUserDefinedMetadata({ mnistlab: { config: { architecture: "mlp", denseUnits: -1 } } });
    expect(() => toConfig(model)).toThrow(
      expect.objectContaining({ code: "NO_CONFIG", message: expect.stringContaining("denseUnits") }),
    );
    model.dispose();
  });
});

describe("what comes from JSON or JavaScript is checked, and creates nothing", () => {
  const cases: [string, unknown, string][] = [
    ["an unknown option", { architecture: "cnn", foo: 1 }, 'buildCnn has no option "foo". Its options are inputShape,'],
    ["an option with a slip", { architecture: "cnn", filter: [8] }, 'no option "filter": did you mean "filters"?'],
    ["Python's spelling", { architecture: "cnn", kernel_size: 3 }, 'did you mean "kernelSize"?'],
    ["an option of another architecture", { architecture: "mlp", filters: [8] }, 'buildMlp has no option "filters"'],
    ["a prototype", JSON.parse('{ "architecture": "mlp", "__proto__": { "seed": 1 } }'), 'no option "__proto__"'],
    ["an option that is null", { architecture: "cnn", filters: null }, "filters must be an array, found null"],
    [
      "units that are text",
      { architecture: "mlp", denseUnits: "64" },
      'denseUnits must be an integer of at least 1, found "64"',
    ],
    ["an unknown architecture", { architecture: "transformer" }, 'one of "cnn", "mlp",'],
    ["an architecture with a slip", { architecture: "resnet" }, 'found "resnet": did you mean "resNet"?'],
    ["an object's own method", { architecture: "toString" }, 'found "toString"'],
    ["no architecture", { filters: [8] }, "found undefined"],
    ["JSON text", '{ "architecture": "cnn" }', "parse the JSON first"],
    ["nothing", null, "must be an object with an architecture, found null"],
    ["no blocks", { architecture: "resNet", blocks: 0 }, "blocks must be an integer of at least 1, found 0"],
    ["no filters", { architecture: "separableCnn", filters: [] }, "filters must be an array of at least one integer"],
  ];
  test.each(cases)("%s", (_, config, message) => {
    const before = memory().numTensors;
    const expected = expect.objectContaining({ code: "INVALID_ARGUMENT", message: expect.stringContaining(message) });
    expect(() => planOf(config as ModelConfig)).toThrow(expected);
    expect(() => buildFromConfig(config as ModelConfig)).toThrow(expected);
    expect(memory().numTensors).toBe(before);
  });

  test("options of a builder itself", () => {
    const build = buildCnn as (options: unknown) => unknown;
    expect(() => build({ foo: 1 })).toThrow('buildCnn has no option "foo"');
    expect(() => build({ architecture: "cnn" })).toThrow('buildCnn has no option "architecture"');
    expect(() => build(null)).toThrow("the options of buildCnn must be an object, found null");
    expect(() => build([8, 16])).toThrow("must be an object");
  });

  test("an image that the layers do not fit on", () => {
    const config = { architecture: "leNet5", inputShape: [11, 12, 1] } as const;
    const expected = expect.objectContaining({
      code: "IMAGE_TOO_SMALL",
      message: expect.stringContaining("average_pooling2d_1 needs"),
    });
    expect(() => planOf(config)).toThrow(expected);
    expect(() => buildFromConfig(config)).toThrow(expected);
  });
});
