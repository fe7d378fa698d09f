import type { ExperimentOptions } from "../experiment/experiment-options.js";
import { mnistDirectory } from "./mnist-directory.js";

/** An experiment on so few images that it takes a second or two. */
export const tinyExperiment: ExperimentOptions = {
  quick: true,
  data: mnistDirectory(),
  epochs: 2,
  trials: 3,
  trainImages: 1_000,
  testImages: 200,
  tuningTrainImages: 200,
  tuningValidationImages: 100,
  tuningEpochs: 1,
};
