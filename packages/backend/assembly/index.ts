// The kernels of the binary: pure code over TF.js's heap. Each `…Scratch` tells the bytes its kernel needs besides.
export { conv2d, conv2dScratch } from "./conv2d";
export { conv2dBackpropFilter, conv2dBackpropFilterScratch } from "./conv2d-backprop-filter";
export { conv2dBackpropInput, conv2dBackpropInputScratch } from "./conv2d-backprop-input";
export { matMul, matMulScratch } from "./mat-mul";
export { maxPoolGrad, maxPoolGradScratch } from "./max-pool-grad";
