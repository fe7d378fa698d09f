import { chooseKernels, type RelaxedSimd } from "./choose-kernels.js";
import { currentRegistration, type Registration, registerKernels } from "./register-kernels.js";
import { startBackend } from "./start-backend.js";
import type { WasmPaths } from "./wasm-paths.js";

/** Options of {@link setupWasm}. */
export interface SetupWasmOptions {
  /**
   * Where to load TF.js's own `tfjs-backend-wasm-simd.wasm` from: a directory or URL prefix that ends in a slash, or the
   * file's whole address under its name, as bundlers make it (`import url from "…/tfjs-backend-wasm-simd.wasm?url"`).
   *
   * @default the installed file in Node, Bun and Deno; everywhere else a copy that travels with this package
   */
  wasmPaths?: WasmPaths;
  /**
   * Whether multiply-adds may round once instead of twice ("relaxed SIMD"): faster, but results then differ between machines
   * in their last bits. `"auto"` uses it where the runtime has it.
   *
   * @default false
   */
  relaxedSimd?: RelaxedSimd;
}

/**
 * Starts TensorFlow.js's WASM SIMD backend, makes it the current one and adds the kernels that training needs.
 *
 * Call it once before anything else; later and concurrent calls return the same registration, whatever their options: to
 * change them, `dispose()` it first. It runs single-threaded, so that one seed gives one result everywhere.
 *
 * @throws {BackendError} `WASM_UNSUPPORTED` if the runtime has no WebAssembly SIMD, or no relaxed SIMD where
 * `relaxedSimd` is `true`.
 * @throws {BackendError} `WASM_START_FAILED` if TF.js cannot load its binary; the message says from where it tried.
 * @throws {BackendError} `THREADS_UNSUPPORTED` if the page has started TF.js's threaded build before.
 * @example
 * const registration = await setupWasm();
 * registration.kernels.includes("Conv2DBackpropFilter"); // true
 */
export async function setupWasm(options: SetupWasmOptions = {}): Promise<Registration> {
  await startBackend(options.wasmPaths);
  const { binary, relaxedSimd } = chooseKernels(options.relaxedSimd ?? false);
  const compiled = await WebAssembly.compile(binary);
  return currentRegistration() ?? registerKernels(compiled, relaxedSimd);
}
