import { setupWasm } from "@mnistlab/backend";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { backend, setBackend } from "@tensorflow/tfjs-core";
import { report } from "./report.js";

async function run() {
  setWasmPaths("./node_modules/@tensorflow/tfjs-backend-wasm/dist/");
  await setBackend("wasm");
  const memory = backend().wasm.HEAPU8.buffer.constructor.name;
  const { code, message } = await setupWasm().catch((error) => error);
  return { memory, code, message };
}

report(run());
