export { BackendError, type BackendErrorCode } from "./backend-error.js";
export { adam } from "./optimizers/adam.js";
export type { Registration } from "./register-kernels.js";
export { type SetupWasmOptions, setupWasm } from "./setup-wasm.js";
