// The kernels of the binary: pure code over TF.js's heap. Each `…Scratch` tells the bytes its kernel needs besides.

export { binaryAccuracy, categoricalAccuracy, sparseCategoricalAccuracy } from "./accuracy";
export { activate, activateGradient } from "./activate";
export { adam } from "./adam";
export { addRows } from "./add-rows";
export { avgPoolGrad } from "./avg-pool-grad";
export {
  affine,
  batchNormFinish,
  batchNormFold,
  batchNormGradient,
  batchNormGradientSums,
  batchNormMoving,
  batchNormParameterGradients,
  batchNormSums,
} from "./batch-norm";
export { clip } from "./clip";
export { convPool, convPoolScratch } from "./conv-pool";
export { convPoolBackpropFilter, convPoolBackpropFilterScratch } from "./conv-pool-backprop-filter";
export { convPoolBackpropInput, convPoolBackpropInputScratch } from "./conv-pool-backprop-input";
export { convPoolWinograd, convPoolWinogradScratch } from "./conv-pool-winograd";
export { conv2d, conv2dScratch } from "./conv2d";
export { conv2dBackpropFilter, conv2dBackpropFilterScratch } from "./conv2d-backprop-filter";
export { conv2dBackpropInput, conv2dBackpropInputScratch } from "./conv2d-backprop-input";
export { copyRows, firstOutside, gatherRows } from "./copy-rows";
export { depthwiseConv2d, depthwiseConv2dScratch } from "./depthwise-conv2d";
export {
  depthwiseConv2dBackpropFilter,
  depthwiseConv2dBackpropFilterScratch,
} from "./depthwise-conv2d-backprop-filter";
export { depthwiseConv2dBackpropInput, depthwiseConv2dBackpropInputScratch } from "./depthwise-conv2d-backprop-input";
export { dilation2d } from "./dilation2d";
export { dropout } from "./dropout";
export { globalMaxGrad } from "./global-max-grad";
export { binaryCrossentropy, categoricalCrossentropy, meanSquaredError, sparseCategoricalCrossentropy } from "./losses";
export { matMul, matMulScratch } from "./mat-mul";
export { matMulInt } from "./mat-mul-int";
export { maxPoolGrad, maxPoolGradScratch } from "./max-pool-grad";
export { maxPool3d, maxPool3dGrad, maxPool3dGradScratch } from "./max-pool3d";
export { avgPool, maxPool } from "./pool";
export { prelu } from "./prelu";
export { addDoublesInto, addInto, areFinite, scaleRange, sumOfFour, sumOfSquares } from "./ranges";
export { addRegularizer, regularizerLoss } from "./regularize";
export { reluGrad } from "./relu-grad";
export { rmspropStep } from "./rmsprop";
export { scaleBytes } from "./scale-bytes";
export { segmentSum, segmentSumScratch } from "./segment-sum";
export { momentumStep, sgdStep } from "./sgd";
export { softmax, softmaxGradient } from "./softmax";
export { step } from "./step";
export { sum } from "./sum";
