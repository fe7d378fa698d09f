import { setupWasm } from "@mnistlab/backend";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";

await setupWasm({ wasmPaths: { "tfjs-backend-wasm-simd.wasm": simdUrl } });
