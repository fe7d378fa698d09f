import { BackendError } from "./backend-error.js";
import { decodeBase64 } from "./decode-base64.js";
import { plainKernels, relaxedKernels } from "./kernels-binary.js";

/** Whether to take the relaxed SIMD binary: always, never, or where the runtime has it. */
export type RelaxedSimd = boolean | "auto";

/**
 * The binary of the kernels that `wanted` asks for and this runtime can run.
 *
 * @throws {BackendError} `WASM_UNSUPPORTED` if relaxed SIMD is wanted for certain and the runtime lacks it.
 */
export function chooseKernels(wanted: RelaxedSimd): { binary: Uint8Array<ArrayBuffer>; relaxedSimd: boolean } {
  if (wanted) {
    const binary = decodeBase64(relaxedKernels);
    if (WebAssembly.validate(binary)) return { binary, relaxedSimd: true };
  }
  if (wanted === true) {
    throw new BackendError(
      "WASM_UNSUPPORTED",
      '[backend] expected WebAssembly with relaxed SIMD, found a runtime without it: use relaxedSimd: "auto" or false, ' +
        "or Node ≥ 22 or a Chromium of 2023 or later.",
    );
  }
  return { binary: decodeBase64(plainKernels), relaxedSimd: false };
}
