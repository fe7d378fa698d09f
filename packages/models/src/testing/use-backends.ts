import "@tensorflow/tfjs-backend-cpu";
import { setupWasm } from "@mnistlab/backend";
import { setBackend } from "@tensorflow/tfjs-core";

/** Makes TF.js's WASM backend, completed for training, the current one. */
export async function useWasm(): Promise<void> {
  await setupWasm();
}

/** Makes TF.js's reference backend in plain JavaScript the current one: slow, but right. */
export async function useCpu(): Promise<void> {
  await setBackend("cpu");
}
