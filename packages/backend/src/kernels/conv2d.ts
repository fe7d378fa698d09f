import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";
import { checkFloat32 } from "./check-dtype.js";
import { type ConvAttrs, convInfo } from "./conv-info.js";
import { type FusedAttrs, type FusedInputs, planEpilogue } from "./fused-epilogue.js";
import type { Kernel } from "./kernel.js";

interface Conv2DInputs {
  x: TensorInfo;
  filter: TensorInfo;
}

/** 2D convolution. Stock wasm returns unwritten memory for 'same' padding with a stride longer than the kernel. */
export const conv2dKernel: Kernel<Conv2DInputs, ConvAttrs> = {
  name: "Conv2D",
  run: ({ inputs: { x, filter }, attrs, module }) =>
    convolve("Conv2D", x, filter, attrs, { activation: "linear" }, module),
};

/** Convolution with bias and activation in one pass; `tf.layers.conv2d` calls it outside of gradients. */
export const fusedConv2dKernel: Kernel<Conv2DInputs & FusedInputs, ConvAttrs & FusedAttrs> = {
  name: "FusedConv2D",
  run: ({ inputs: { x, filter, bias, preluActivationWeights }, attrs, module }) =>
    convolve("FusedConv2D", x, filter, attrs, { ...attrs, bias, preluActivationWeights }, module),
};

function convolve(
  name: string,
  x: TensorInfo,
  filter: TensorInfo,
  attrs: ConvAttrs,
  fused: FusedInputs & FusedAttrs,
  { backend, exports, address, withScratch }: KernelModule,
): TensorInfo {
  checkFloat32(name, x, filter);
  const info = convInfo(name, x.shape, filter.shape, attrs);
  const { inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth } = info;
  const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
  const plan = planEpilogue(fused, outChannels);
  const y = backend.makeOutput(info.outShape, "float32");
  const bytes = exports.conv2dScratch(
    ...[inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth],
    ...[strideHeight, strideWidth, dilationHeight, dilationWidth],
  );
  withScratch(bytes, (scratch) =>
    exports.conv2d(
      ...[address(x), info.batchSize, info.inHeight, info.inWidth, inChannels],
      ...[address(filter), filterHeight, filterWidth, plan.bias ? address(plan.bias) : 0],
      ...[address(y), outHeight, outWidth, outChannels],
      ...[strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo.top, padInfo.left],
      ...[plan.epilogue, scratch],
    ),
  );
  return plan.finish(y, backend);
}
