import { setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainALittle } from "./train-a-little.js";

const wasmPaths = "./node_modules/@tensorflow/tfjs-backend-wasm/dist/";
report(setupWasm({ wasmPaths }).then(() => trainALittle()));
