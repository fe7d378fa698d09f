import { version_wasm } from "@tensorflow/tfjs-backend-wasm";
import { BackendError } from "./backend-error.js";
import { decodeBase64 } from "./decode-base64.js";

/**
 * A `blob:` URL of TF.js's SIMD binary, which travels with this package in a chunk of its own, loaded only here.
 *
 * The URL stays valid as long as the page: TF.js loads from it again whenever its backend is re-created.
 *
 * @param installed - version of the installed `@tensorflow/tfjs-backend-wasm`
 * @throws {BackendError} `WASM_START_FAILED` if that is another version than the binary's, which then would not fit.
 */
export async function unpackBinary(installed: string = version_wasm): Promise<string> {
  const { tfjsBinary, tfjsBinaryVersion } = await import("./tfjs-binary.js");
  if (installed !== tfjsBinaryVersion) {
    throw new BackendError(
      "WASM_START_FAILED",
      `[backend] expected @tensorflow/tfjs-backend-wasm ${tfjsBinaryVersion}, whose binary this package carries, found ` +
        `${installed}: install that version, or pass setupWasm({ wasmPaths }) with the place of the installed one's binary.`,
    );
  }
  const packed = new Blob([decodeBase64(tfjsBinary)]);
  const unpacked = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  return URL.createObjectURL(new Blob([await unpacked.arrayBuffer()], { type: "application/wasm" }));
}
