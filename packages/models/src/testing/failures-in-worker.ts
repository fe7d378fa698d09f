import type { ContractRequest } from "./contract-worker.js";

/** The names of the contract's tests that a store fails in a module worker. */
export async function failuresInWorker(request: ContractRequest): Promise<string[]> {
  const worker = new Worker(new URL("./contract-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<string[]>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
