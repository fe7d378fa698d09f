export { testCheckpointStore } from "./testing/test-checkpoint-store.js";
export type { TestRunner } from "./testing/test-runner.js";
export { testTrainCallback } from "./testing/test-train-callback.js";
