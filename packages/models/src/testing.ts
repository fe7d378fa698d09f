export type { TestRunner } from "./testing/test-runner.js";
export { testTrainCallback } from "./testing/test-train-callback.js";
