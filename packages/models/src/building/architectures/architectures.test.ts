import { readFile } from "node:fs/promises";
import { accelerationOf, explain } from "@mnistlab/backend";
import { memory } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { weightsSha256 } from "../../saving/weights-sha256.js";
import { architectureNames, randomConfigs } from "../../testing/random-configs.js";
import { smallDataset } from "../../testing/small-dataset.js";
import { useCpu, useWasm } from "../../testing/use-backends.js";
import { evaluate } from "../../training/evaluate.js";
import { predict } from "../../training/predict.js";
import { train } from "../../training/train.js";
import type { TrainEvent } from "../../training/train-events.js";
import { buildFromConfig } from "../config/build-from-config.js";
import { planOf } from "../config/plan-of.js";
import type { ArchitectureName, ModelConfig } from "./architectures.js";

beforeAll(useWasm);

/** Forward multiply-adds counted on the built model: each number of a kernel is used once at each place of the output image. */
function countFlops(model: LayersModel): number {
  let count = 0;
  for (const layer of model.layers) {
    const places = layer.outputShape.slice(1, -1) as number[];
    for (const { name, shape } of layer.weights) {
      if (!name.includes("kernel")) continue;
      count += 2 * [...shape, ...places].reduce<number>((product, size) => product * size!, 1);
    }
  }
  return count;
}

const withoutInput = (model: LayersModel) => model.layers.filter((layer) => layer.getClassName() !== "InputLayer");

describe.each(architectureNames)("%s, for any images, classes and options", (name) => {
  test("is the network that was planned: layers, shapes, parameters and operations", () => {
    fc.assert(
      fc.property(randomConfigs(name), (config) => {
        const before = memory().numTensors;
        const plan = planOf(config);
        expect(memory().numTensors).toBe(before);
        const model = buildFromConfig(config);
        const built = new Map(withoutInput(model).map((layer) => [layer.name, layer]));
        expect(built.size).toBe(plan.layers.length);
        for (const { name, kind, outputShape, parameters } of plan.layers) {
          const layer = built.get(name)!;
          const found = [layer.getClassName(), layer.outputShape, layer.countParams()];
          expect(found).toEqual([kind, [null, ...outputShape], parameters]);
        }
        expect(plan.parameters).toBe(model.countParams());
        const trained = model.trainableWeights.map(({ shape }) => shape.reduce<number>((n, size) => n * size!, 1));
        expect(plan.trainableParameters).toBe(trained.reduce((sum, n) => sum + n, 0));
        expect(plan.flopsPerImage).toBe(countFlops(model));
        model.dispose();
        expect(memory().numTensors).toBe(before);
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  test("trains, evaluates and predicts, and leaves no tensor", async () => {
    await fc.assert(
      fc.asyncProperty(randomConfigs(name), async (config) => {
        const model = buildFromConfig(config);
        const before = memory().numTensors;
        const data = smallDataset(6, config.inputShape, config.classes ?? 10);
        const { history } = await train(model, data, { batchSize: 4, validationSplit: 0.3 });
        expect(history.loss).toHaveLength(1);
        const { loss } = await evaluate(model, data);
        expect(loss).toBeGreaterThan(0);
        const { shape, probabilities } = await predict(model, data);
        expect(shape).toEqual([6, config.classes ?? 10]);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(6, 4);
        expect(memory().numTensors).toBe(before);
        model.dispose();
      }),
      { seed: 5, numRuns: 8 },
    );
  });
});

/** Without what is random in a step, which could hide that the loss falls. */
const steady: { readonly [Name in ArchitectureName]: object } = {
  cnn: { dropout: 0 },
  mlp: { dropout: 0 },
  logisticRegression: {},
  leNet5: {},
  allConv: { dropout: 0 },
  separableCnn: { dropout: 0 },
  resNet: {},
};

test("losses on WASM follow those of the cpu backend over several steps, whatever the architecture", async () => {
  async function losses(use: () => Promise<void>, config: ModelConfig): Promise<number[]> {
    await use();
    const model = buildFromConfig({ ...config, optimizer: "momentum", learningRate: 0.003 } as ModelConfig);
    const data = smallDataset(20, config.inputShape, config.classes ?? 10);
    const steps: number[] = [];
    const onEvent = (event: TrainEvent) => void (event.type === "step" && steps.push(event.loss));
    const { history } = await train(model, data, { batchSize: 5, epochs: 2, validationSplit: 0.25, onEvent });
    model.dispose();
    return [...steps, ...history.val_loss!];
  }
  const configs = fc
    .constantFrom(...architectureNames.filter((name) => name !== "cnn")) // has a test of its own
    .chain(randomConfigs)
    .map((config) => ({ ...config, ...steady[config.architecture] }) as ModelConfig);
  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      const expected = await losses(useCpu, config);
      const found = await losses(useWasm, config);
      const errors = found.map((loss, i) => Math.abs(loss - expected[i]!) / expected[i]!);
      expect(Math.max(...errors)).toBeLessThan(1e-3);
    }),
    { seed: 7, numRuns: 12 },
  );
});

const small = { inputShape: [12, 12, 1], classes: 3 } as const;

describe.each(architectureNames)("%s", (name) => {
  test("one step on a batch lowers the loss of that batch", async () => {
    const model = buildFromConfig({ architecture: name, ...small, ...steady[name] });
    const data = smallDataset(16, small.inputShape, small.classes);
    const losses: number[] = [];
    for (let step = 0; step < 2; step++) {
      losses.push((await train(model, data, { batchSize: 16, shuffle: false })).history.loss[0]!);
    }
    expect(losses[1]).toBeLessThan(losses[0]!);
    model.dispose();
  });

  test("initial weights follow from the seed alone, and no two kernels of a shape begin the same", async () => {
    const build = (seed: number) => buildFromConfig({ architecture: name, ...small, seed });
    const [first, again, other] = [build(1), build(1), build(2)];
    expect(await weightsSha256(again)).toBe(await weightsSha256(first));
    expect(await weightsSha256(other)).not.toBe(await weightsSha256(first));
    const kernels = first.weights.filter(({ originalName }) => originalName.includes("kernel"));
    const starts = kernels.map((kernel) => `${kernel.shape}: ${kernel.read().dataSync().slice(0, 4)}`);
    expect(new Set(starts).size).toBe(kernels.length);
    for (const model of [first, again, other]) model.dispose();
  });

  test(name === "resNet" ? "runs on the registered kernels, for it branches" : "runs as a compiled program", () => {
    const model = buildFromConfig({ architecture: name, inputShape: [16, 16, 2] });
    const compiled = accelerationOf(model)!.compiled;
    const covered = [compiled.training(), compiled.inference()].map((made) => "network" in made);
    expect(covered).toEqual([name !== "resNet", name !== "resNet"]);
    expect(explain(model)).toContain(name === "resNet" ? "a model that branches" : "training step");
    model.dispose();
  });
});

describe("known networks have their known sizes", () => {
  test.each([
    ["the lab sheet's network", { architecture: "cnn" }, 27_562, 0.428608],
    // LeCun et al. 1998 say 60,000, with a C3 that does not see all maps of S2.
    ["LeNet-5, all of C3 connected", { architecture: "leNet5" }, 61_706, 0.83304],
    ["LeNet-300-100", { architecture: "mlp" }, 266_610, 0.5324],
    ["softmax regression", { architecture: "logisticRegression" }, 7850, 0.01568],
    ["All-CNN-C", { architecture: "allConv", inputShape: [32, 32, 3], filters: [96, 192] }, 1_369_738, undefined],
  ] as const)("%s", (_, config, parameters, megaflops) => {
    const plan = planOf(config);
    expect(plan.parameters).toBe(parameters);
    if (megaflops) expect(plan.flopsPerImage / 1e6).toBeCloseTo(megaflops, 9);
  });

  test("ResNet-20 has the paper's 0.27 million weights, and 41 million multiply-adds", () => {
    const plan = planOf({ architecture: "resNet", inputShape: [32, 32, 3], filters: [16, 32, 64], blocks: 3 });
    expect(plan.parameters / 1e6).toBeCloseTo(0.27, 2);
    expect(plan.flopsPerImage / 2e6).toBeCloseTo(41, 0);
    const weighted = plan.layers.filter(({ kind }) => kind === "Conv2D" || kind === "Dense");
    expect(weighted).toHaveLength(20 + 2); // the two are the projections of the shortcuts
  });

  test("the README's table has the sizes of the defaults, and the examples of the documentation hold", async () => {
    const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
    for (const architecture of architectureNames) {
      const { parameters, flopsPerImage } = planOf({ architecture });
      const row = readme.split("\n").find((line) => line.startsWith(`| \`"${architecture}"\` |`));
      const sizes = `| ${parameters.toLocaleString("en")} | ${(flopsPerImage / 1e6).toFixed(2)} |`;
      expect(row?.endsWith(sizes), `${architecture} ${sizes}`).toBe(true);
    }
    expect(planOf({ architecture: "mlp", denseUnits: 128, dropout: 0.2 }).parameters).toBe(101_770);
    expect(planOf({ architecture: "mlp", denseUnits: [32] }).parameters).toBe(25_450);
    expect(planOf({ architecture: "allConv" }).parameters).toBe(38_570);
    expect(planOf({ architecture: "separableCnn" }).parameters).toBe(11_178);
  });
});
