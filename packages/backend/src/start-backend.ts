import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { backend, engine, env, setBackend } from "@tensorflow/tfjs-core";
import { assertSingleThreaded } from "./assert-single-threaded.js";
import { BackendError } from "./backend-error.js";
import { locateWasm } from "./locate-wasm.js";
import { unpackBinary } from "./unpack-binary.js";
import { SIMD_FILE, type WasmPaths } from "./wasm-paths.js";

const THREADS = "WASM_HAS_MULTITHREAD_SUPPORT";

/** The start under way for an engine: of two at once, TF.js would forget the first. */
const starting = new WeakMap<object, Promise<void>>();

/** Starts TF.js's WASM SIMD backend with one thread and makes it the current one; concurrent calls share one start. */
export function startBackend(wasmPaths: WasmPaths | undefined): Promise<void> {
  const key = engine();
  const running = starting.get(key) ?? start(wasmPaths).finally(() => starting.delete(key));
  starting.set(key, running);
  return running;
}

async function start(wasmPaths: WasmPaths | undefined): Promise<void> {
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    throw new BackendError(
      "WASM_UNSUPPORTED",
      "[backend] expected WebAssembly with SIMD, found a runtime without it: use Node ≥ 20 or a browser of 2023 or later.",
    );
  }
  // Not `findBackend("wasm")`: that would start it.
  const place = "wasm" in engine().registry ? "where it was started before" : await prepareStart(wasmPaths);
  if (!(await setBackend("wasm"))) {
    throw new BackendError(
      "WASM_START_FAILED",
      `[backend] expected TensorFlow.js to start its WASM backend, but it could not load ${SIMD_FILE} from ${place}: ` +
        "pass setupWasm({ wasmPaths }) with the place your server or bundler puts it. TensorFlow.js has logged the cause.",
    );
  }
  assertSingleThreaded(backend() as BackendWasm);
}

/** Tells TF.js where its binary is and to take the one without threads; returns the place, for a message. */
async function prepareStart(wasmPaths: WasmPaths | undefined): Promise<string> {
  const known = wasmPaths ?? locateWasm();
  const paths = known ?? { [SIMD_FILE]: await unpackBinary() };
  // The threaded build has a shared memory that our binary cannot import. The first line holds after `engine().reset()` too.
  env().registerFlag(THREADS, () => false);
  env().set(THREADS, false);
  try {
    // In Node, TF.js reads a file unless it is told to fetch.
    setWasmPaths(
      typeof paths === "string" ? paths : completePaths(paths[SIMD_FILE]),
      !known && env().getBool("IS_NODE"),
    );
  } catch (cause) {
    throw new BackendError(
      "WASM_START_FAILED",
      "[backend] expected TensorFlow.js's WASM backend not to have failed before: TensorFlow.js tries one place in the life " +
        "of a page or process, so call setupWasm with the right wasmPaths the first time.",
      { cause },
    );
  }
  return typeof paths === "string" ? paths : paths[SIMD_FILE];
}

/** TF.js wants a path for each of its three binaries, though only the SIMD one is loaded here. */
function completePaths(simd: string): Record<string, string> {
  return { "tfjs-backend-wasm.wasm": simd, [SIMD_FILE]: simd, "tfjs-backend-wasm-threaded-simd.wasm": simd };
}
