export { testFileCache } from "./testing/test-file-cache.js";
export { testFileSource } from "./testing/test-file-source.js";
export type { TestRunner } from "./testing/test-runner.js";
