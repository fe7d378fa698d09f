import { fileURLToPath } from "node:url";

const wasmDirectory = fileURLToPath(new URL("../node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url));

/** What the specs can run on: TF.js's name of the backend, and how it is started from the bundle's modules. */
export const backends = {
  ours: {
    name: "wasm",
    async start({ backends }) {
      const { setupWasm } = await backends.ours();
      await setupWasm();
    },
  },
  stock: {
    name: "wasm",
    async start({ backends, tf }) {
      const { setWasmPaths } = await backends.wasm();
      setWasmPaths(wasmDirectory);
      await tf.setBackend("wasm");
    },
  },
  cpu: {
    name: "cpu",
    async start({ backends, tf }) {
      await backends.cpu();
      await tf.setBackend("cpu");
    },
  },
};
