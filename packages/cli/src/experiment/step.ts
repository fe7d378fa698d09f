/** The steps of the lab sheet, in its order, and how each is headed. */
export const stepTitles = {
  data: "Load MNIST",
  digit: "Look at a digit",
  format: "Format the input",
  network: "Build the network",
  parameters: "Count the parameters by hand",
  training: "Train",
  evaluation: "Evaluate on the test images",
  prediction: "Predict one digit",
  predictions: "Predict ten digits",
  scores: "Measure the predictions",
  weights: "Take the weights' fingerprint",
  tuning: "Tune the hyperparameters",
} as const;

/** Name of a step. */
export type StepName = keyof typeof stepTitles;

/** The names of all steps, in order. */
export const stepNames: readonly StepName[] = Object.keys(stepTitles) as StepName[];
