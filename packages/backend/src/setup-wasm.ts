import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { env, findBackend, ready, setBackend } from "@tensorflow/tfjs-core";
import { BackendError } from "./backend-error.js";
import { kernelsBinary } from "./kernels-binary.js";
import { locateWasm } from "./locate-wasm.js";
import { currentRegistration, type Registration, registerKernels } from "./register-kernels.js";

/** The one of TF.js's three binaries that is used. */
const SIMD_FILE = "tfjs-backend-wasm-simd.wasm";

/** Options of {@link setupWasm}. */
export interface SetupWasmOptions {
  /**
   * Where TF.js's own `tfjs-backend-wasm-simd.wasm` is: a directory or URL prefix that ends in a slash, or the file's whole
   * URL under its name, as bundlers make it (`import url from "…/tfjs-backend-wasm-simd.wasm?url"`).
   *
   * @default found by itself in Node, Bun and Deno; beside TF.js's script in a browser
   */
  wasmPaths?: string | { [SIMD_FILE]: string };
}

/**
 * Starts TensorFlow.js's WASM SIMD backend, makes it the current one and adds the kernels that training needs.
 *
 * Call it once before anything else; later and concurrent calls return the same registration. It runs single-threaded, so
 * that one seed gives one result everywhere.
 *
 * @throws {BackendError} `WASM_UNSUPPORTED` if the runtime has no WebAssembly SIMD.
 * @throws {BackendError} `WASM_START_FAILED` if TF.js cannot load its binary; the message says from where it tried.
 * @example
 * const registration = await setupWasm();
 * registration.kernels.includes("Conv2DBackpropFilter"); // true
 */
export async function setupWasm(options: SetupWasmOptions = {}): Promise<Registration> {
  await startBackend(options.wasmPaths ?? locateWasm());
  const compiled = await WebAssembly.compile(decodeBase64(kernelsBinary));
  return currentRegistration() ?? registerKernels(compiled);
}

async function startBackend(wasmPaths: SetupWasmOptions["wasmPaths"]): Promise<void> {
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    throw new BackendError(
      "WASM_UNSUPPORTED",
      "[backend] expected WebAssembly with SIMD, found a runtime without it: use Node ≥ 20 or a browser of 2023 or later.",
    );
  }
  let cause: unknown;
  try {
    if (!findBackend("wasm")) {
      // The threaded build has a shared memory that our binary cannot import.
      env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
      if (wasmPaths) setWasmPaths(typeof wasmPaths === "string" ? wasmPaths : completePaths(wasmPaths[SIMD_FILE]));
    }
    if (await setBackend("wasm")) return await ready();
  } catch (error) {
    cause = error;
  }
  throw new BackendError(
    "WASM_START_FAILED",
    `[backend] expected TensorFlow.js to start its WASM backend, but it could not load ${SIMD_FILE} from ` +
      `${typeof wasmPaths === "string" ? wasmPaths : (wasmPaths?.[SIMD_FILE] ?? "beside its script")}: ` +
      "pass setupWasm({ wasmPaths }) with the place your server or bundler puts it.",
    { cause },
  );
}

/** TF.js wants a path for each of its three binaries, though only the SIMD one is loaded here. */
function completePaths(simd: string): Record<string, string> {
  return { "tfjs-backend-wasm.wasm": simd, [SIMD_FILE]: simd, "tfjs-backend-wasm-threaded-simd.wasm": simd };
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
