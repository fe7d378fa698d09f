export { batchGenerator, type XsYs } from "./tfjs/batch-generator.js";
export { type ImageTensors, toTensors } from "./tfjs/to-tensors.js";
