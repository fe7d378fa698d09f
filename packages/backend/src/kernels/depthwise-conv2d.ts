import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";
import { checkFloat32 } from "./check-dtype.js";
import { type ConvAttrs, convInfo } from "./conv-info.js";
import { type FusedAttrs, type FusedInputs, planEpilogue } from "./fused-epilogue.js";
import type { Kernel } from "./kernel.js";

/** Depthwise convolution; stock wasm returns unwritten memory or garbage for some paddings. */
export const depthwiseConv2dKernel: Kernel<{ x: TensorInfo; filter: TensorInfo }, ConvAttrs> = {
  name: "DepthwiseConv2dNative",
  run: ({ inputs: { x, filter }, attrs, module }) =>
    convolve("DepthwiseConv2dNative", x, filter, attrs, { activation: "linear" }, module),
};

/** Depthwise convolution with bias and activation; stock wasm takes a bias of rank 1 only. */
export const fusedDepthwiseConv2dKernel: Kernel<
  { x: TensorInfo; filter: TensorInfo } & FusedInputs,
  ConvAttrs & FusedAttrs
> = {
  name: "FusedDepthwiseConv2D",
  run: ({ inputs: { x, filter, bias, preluActivationWeights }, attrs, module }) =>
    convolve("FusedDepthwiseConv2D", x, filter, attrs, { ...attrs, bias, preluActivationWeights }, module),
};

/** Gradient of a depthwise convolution with respect to its filter; stock wasm lacks it. */
export const depthwiseConv2dBackpropFilterKernel: Kernel<
  { x: TensorInfo; dy: TensorInfo },
  ConvAttrs & { filterShape: [number, number, number, number] }
> = {
  name: "DepthwiseConv2dNativeBackpropFilter",
  run({ inputs: { x, dy }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32("DepthwiseConv2dNativeBackpropFilter", x, dy);
    const { image, output, filter, strides, corner, bare } = geometry(this.name, x.shape, attrs.filterShape, attrs);
    const dw = backend.makeOutput(attrs.filterShape, "float32");
    withScratch(exports.depthwiseConv2dBackpropFilterScratch(...bare), (scratch) =>
      exports.depthwiseConv2dBackpropFilter(
        ...[address(x), ...image, address(dy), ...output],
        ...[address(dw), ...filter, ...strides, ...corner, scratch],
      ),
    );
    return dw;
  },
};

/** Gradient of a depthwise convolution with respect to its input; stock wasm lacks it. */
export const depthwiseConv2dBackpropInputKernel: Kernel<
  { dy: TensorInfo; filter: TensorInfo },
  ConvAttrs & { inputShape: [number, number, number, number] }
> = {
  name: "DepthwiseConv2dNativeBackpropInput",
  run({ inputs: { dy, filter: w }, attrs, module: { backend, exports, address, withScratch } }) {
    checkFloat32("DepthwiseConv2dNativeBackpropInput", dy, w);
    const { image, output, filter, strides, corner, bare } = geometry(this.name, attrs.inputShape, w.shape, attrs);
    const dx = backend.makeOutput(attrs.inputShape, "float32");
    const [batch, ...size] = image;
    withScratch(exports.depthwiseConv2dBackpropInputScratch(...size.slice(0, 2), ...bare), (scratch) =>
      exports.depthwiseConv2dBackpropInput(
        ...[address(dy), batch!, ...output, address(w), ...filter],
        ...[address(dx), ...size, ...strides, ...corner, scratch],
      ),
    );
    return dx;
  },
};

function convolve(
  name: string,
  x: TensorInfo,
  w: TensorInfo,
  attrs: ConvAttrs,
  fused: FusedInputs & FusedAttrs,
  { backend, exports, address, withScratch }: KernelModule,
): TensorInfo {
  checkFloat32(name, x, w);
  const { info, image, output, filter, strides, corner, bare } = geometry(name, x.shape, w.shape, attrs);
  const y = backend.makeOutput(info.outShape, "float32");
  withScratch(exports.depthwiseConv2dScratch(...bare), (scratch) =>
    exports.depthwiseConv2d(
      ...[address(x), ...image, address(w), ...filter, 0],
      ...[address(y), ...output, ...strides, ...corner, 0, scratch],
    ),
  );
  return planEpilogue(fused).finish(y, backend);
}

/** The numbers of a depthwise convolution in the groups that its kernels share; `bare` is what scratch memory depends on. */
function geometry(name: string, inputShape: number[], filterShape: number[], attrs: ConvAttrs) {
  const info = convInfo(name, inputShape, filterShape, attrs, true);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, padInfo } = info;
  const output = [outHeight, outWidth];
  const filter = [filterHeight, filterWidth, info.outChannels / inChannels];
  const strides = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth];
  return {
    ...{ info, output, filter, strides },
    image: [batchSize, inHeight, inWidth, inChannels],
    corner: [padInfo.top, padInfo.left],
    bare: [inChannels, ...filter, ...output, ...strides],
  };
}
