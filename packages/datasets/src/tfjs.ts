export { type ImageTensors, toTensors } from "./tfjs/to-tensors.js";
