import { report } from "./report.js";

report(Promise.all([import("@tensorflow/tfjs-core"), import("@tensorflow/tfjs-backend-wasm")]).then(() => "loaded"));
