import { setupWasm } from "@mnistlab/backend";

await setupWasm({ wasmPaths: "/wasm/" });
