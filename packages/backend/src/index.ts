export { BackendError, type BackendErrorCode } from "./backend-error.js";
export { type AccelerateOptions, type Acceleration, accelerate, accelerationOf } from "./compiled/accelerate.js";
export { type ExplainOptions, explain } from "./compiled/explain.js";
export type { Examples } from "./compiled/runtime/batch.js";
export type { Batch, BatchResult, StepResult } from "./compiled/runtime/trainer.js";
export { adam } from "./optimizers/adam.js";
export type { Registration } from "./register-kernels.js";
export { type SetupWasmOptions, setupWasm } from "./setup-wasm.js";
