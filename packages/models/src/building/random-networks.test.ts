import { memory, setBackend } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ModelError } from "../model-error.js";
import { smallDataset } from "../testing/small-dataset.js";
import { useCpu, useWasm } from "../testing/use-backends.js";
import { train } from "../training/train.js";
import type { CnnOptions } from "./architectures/cnn.js";
import { buildCnn } from "./build-cnn.js";
import { planOf } from "./config/plan-of.js";
import { activations } from "./plan/layer-spec.js";

beforeAll(async () => {
  await useCpu();
  await useWasm();
});

const upTo = (max: number) => fc.integer({ min: 1, max });
/** Options whose layers fit on their image. */
const randomOptions = (dropout: fc.Arbitrary<number>): fc.Arbitrary<CnnOptions> =>
  fc
    .record({
      inputShape: fc.tuple(fc.integer({ min: 5, max: 11 }), fc.integer({ min: 5, max: 11 }), upTo(3)),
      classes: fc.integer({ min: 2, max: 5 }),
      filters: fc.array(upTo(5), { minLength: 1, maxLength: 2 }),
      kernelSize: upTo(4),
      padding: fc.constantFrom("valid" as const, "same" as const),
      strides: upTo(3),
      activation: fc.constantFrom(...activations),
      pooling: fc.constantFrom("max" as const, "average" as const, "none" as const),
      poolSize: upTo(3),
      denseUnits: fc.oneof(upTo(7), fc.array(upTo(7), { maxLength: 2 })),
      dropout,
      batchNorm: fc.boolean(),
      optimizer: fc.constantFrom("adam" as const, "sgd" as const, "momentum" as const, "rmsprop" as const),
      learningRate: fc.constantFrom(0.001, 0.003),
      seed: fc.integer(),
    })
    .filter(fits);

function fits(options: CnnOptions): boolean {
  try {
    planOf({ architecture: "cnn", ...options });
    return true;
  } catch (error) {
    if (ModelError.isInstance(error) && error.code === "IMAGE_TOO_SMALL") return false;
    throw error;
  }
}

/**
 * Whether rounding errors stay small. What stands before a batch normalisation has almost no gradient along some directions
 * (the normalisation undoes its scale), and Adam and RMSProp make full steps out of the rounding errors that are left.
 */
function isWellConditioned({ batchNorm, optimizer }: CnnOptions): boolean {
  return !batchNorm || optimizer === "sgd" || optimizer === "momentum";
}

test("any network has the planned shapes, trains, and leaves no tensor when disposed", async () => {
  const dropout = fc.constantFrom(0, 0.4);
  await fc.assert(
    fc.asyncProperty(randomOptions(dropout), async (options) => {
      const empty = memory().numTensors;
      const model = buildCnn(options);
      const shapes = planOf({ architecture: "cnn", ...options }).layers.map((layer) => [null, ...layer.outputShape]);
      expect(model.layers.map((layer) => layer.outputShape)).toEqual(shapes);
      const before = memory().numTensors;
      const data = smallDataset(7, options.inputShape, options.classes);
      const { history } = await train(model, data, { batchSize: 4, validationSplit: 0.2 });
      expect(history.loss).toHaveLength(1);
      expect(memory().numTensors).toBe(before);
      model.dispose();
      expect(memory().numTensors).toBe(empty);
    }),
    { seed: 2, numRuns: 60 },
  );
});

test("any network's losses on WASM follow those of the cpu backend over several steps", async () => {
  async function losses(backend: string, options: CnnOptions): Promise<number[]> {
    await setBackend(backend);
    const model = buildCnn(options);
    const data = smallDataset(20, options.inputShape, options.classes);
    const steps: number[] = [];
    const { history } = await train(model, data, {
      batchSize: 5,
      epochs: 2,
      validationSplit: 0.25,
      onEvent: (event) => void (event.type === "step" && steps.push(event.loss)),
    });
    model.dispose();
    return [...steps, ...history.val_loss!];
  }
  await fc.assert(
    fc.asyncProperty(randomOptions(fc.constant(0)).filter(isWellConditioned), async (options) => {
      const expected = await losses("cpu", options);
      const found = await losses("wasm", options);
      const errors = found.map((loss, i) => Math.abs(loss - expected[i]!) / expected[i]!);
      expect(Math.max(...errors)).toBeLessThan(1e-4);
    }),
    { seed: 3, numRuns: 60 },
  );
});
