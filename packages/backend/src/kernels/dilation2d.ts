import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../kernel-module.js";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

interface DilationAttrs {
  strides: [number, number] | number;
  pad: "valid" | "same" | number;
  dilations: [number, number] | number;
}

/** Which result the binary writes; the numbers are `Dilation` in `assembly/dilation2d.ts`. */
const MODES = { forward: 0, filter: 1, input: 2 } as const;

/** Grey-scale dilation; stock wasm's maximum never goes below the smallest positive float. */
export const dilation2dKernel: Kernel<{ x: TensorInfo; filter: TensorInfo }, DilationAttrs> = {
  name: "Dilation2D",
  run: ({ inputs: { x, filter }, attrs, module }) => dilate("forward", x, filter, undefined, attrs, module),
};

/** Gradient of a dilation with respect to its filter. */
export const dilation2dBackpropFilterKernel: Kernel<
  { x: TensorInfo; filter: TensorInfo; dy: TensorInfo },
  DilationAttrs
> = {
  name: "Dilation2DBackpropFilter",
  run: ({ inputs: { x, filter, dy }, attrs, module }) => dilate("filter", x, filter, dy, attrs, module),
};

/** Gradient of a dilation with respect to its input. */
export const dilation2dBackpropInputKernel: Kernel<
  { x: TensorInfo; filter: TensorInfo; dy: TensorInfo },
  DilationAttrs
> = {
  name: "Dilation2DBackpropInput",
  run: ({ inputs: { x, filter, dy }, attrs, module }) => dilate("input", x, filter, dy, attrs, module),
};

function dilate(
  mode: keyof typeof MODES,
  x: TensorInfo,
  filter: TensorInfo,
  dy: TensorInfo | undefined,
  { strides, pad, dilations }: DilationAttrs,
  { backend, exports, address }: KernelModule,
): TensorInfo {
  checkFloat32("Dilation2D", x, filter);
  const info = backend_util.computeDilation2DInfo(
    x.shape as [number, number, number, number],
    filter.shape as [number, number, number],
    strides,
    pad,
    "NHWC",
    dilations,
  );
  const outShape = { forward: info.outShape, filter: filter.shape, input: x.shape }[mode];
  const out = backend.makeOutput(outShape, "float32");
  if (dy) backend.typedArrayFromHeap(out).fill(0);
  exports.dilation2d(
    ...[MODES[mode], address(x), address(filter), dy ? address(dy) : 0, address(out)],
    ...[info.batchSize, info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
    ...[info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth],
    ...[info.dilationHeight, info.dilationWidth, info.padInfo.top, info.padInfo.left],
  );
  return out;
}
