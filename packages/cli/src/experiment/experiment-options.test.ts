import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ExperimentOptions, resolveExperimentOptions } from "./experiment-options.js";

test("the defaults are the lab sheet's experiment", () => {
  expect(resolveExperimentOptions()).toMatchObject({
    quick: false,
    epochs: 10,
    batchSize: 128,
    seed: 7,
    workers: 0,
    trainImages: 60_000,
    testImages: 10_000,
    data: undefined,
  });
});

test("a quick look changes the defaults, not what is asked for", () => {
  expect(resolveExperimentOptions({ quick: true }).epochs).toBe(3);
  expect(resolveExperimentOptions({ quick: true, epochs: 5, trials: undefined })).toMatchObject({
    epochs: 5,
    trials: 3,
  });
});

test.each<ExperimentOptions>([
  { epochs: 0 },
  { epochs: 1.5 },
  { epochs: Number.NaN },
  { batchSize: 0 },
  { batchSize: 10_001 },
  { seed: 0.5 },
  { seed: 2 ** 53 },
  { trials: -1 },
  { workers: 5 },
  { trials: Number.POSITIVE_INFINITY },
  { trainImages: 60_001 },
  { testImages: 0 },
  { trainImages: 5_000 },
  { trainImages: 7_000, tuningTrainImages: 6_000 },
  { tuningEpochs: 0 },
  { data: "" },
  { data: "no/such/directory" },
  { data: fileURLToPath(import.meta.url) },
])("%j is refused", (options) => {
  expect(() => resolveExperimentOptions(options)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
});
