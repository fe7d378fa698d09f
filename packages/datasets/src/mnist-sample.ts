export { loadMnistSample } from "./mnist-sample/load-mnist-sample.js";
export { mnistSampleIndices, type SampleIndices } from "./mnist-sample/mnist-sample-indices.js";
