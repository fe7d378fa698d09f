import {
  backend_util,
  concat,
  type KernelConfig,
  matMul,
  type NamedTensorInfoMap,
  pad,
  reshape,
  slice,
  stack,
  stridedSlice,
  type Tensor4D,
  tidy,
} from "@tensorflow/tfjs-core";

/** What TF.js tells this kernel. */
interface Attributes {
  readonly filterShape: [number, number, number, number];
  readonly strides: number | [number, number];
  readonly pad: "same" | "valid";
}

/**
 * The filter gradient that stock TF.js lacks on wasm, composed of its own operations: one matrix product per filter cell.
 *
 * For images in channels-last order, without dilation; what people did before there was a kernel.
 */
export const composedFilterGradient: KernelConfig = {
  kernelName: "Conv2DBackpropFilter",
  backendName: "wasm",
  kernelFunc({ inputs, attrs }) {
    const { x, dy } = inputs as NamedTensorInfoMap & { x: Tensor4D; dy: Tensor4D };
    const { filterShape, strides, pad: padding } = attrs as unknown as Attributes;
    const info = backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, padding);
    const { batchSize, outHeight, outWidth, strideHeight, strideWidth, inChannels, outChannels, padInfo } = info;
    return tidy(() => {
      const { top, bottom, left, right } = padInfo;
      const isPadded = top + bottom + left + right > 0;
      const padded = isPadded ? pad(x, [[0, 0] as const, [top, bottom], [left, right], [0, 0]]) : x;
      const windowAt = (image: Tensor4D, kh: number, kw: number) => {
        const begin = [0, kh, kw, 0];
        // The slice without strides is much the faster one.
        if (strideHeight * strideWidth === 1) {
          return slice(image, begin, [batchSize, outHeight, outWidth, inChannels]);
        }
        const [bottom, right] = [kh + (outHeight - 1) * strideHeight + 1, kw + (outWidth - 1) * strideWidth + 1];
        return stridedSlice(image, begin, [batchSize, bottom, right, inChannels], [1, strideHeight, strideWidth, 1]);
      };
      const gradient = reshape(dy, [-1, outChannels]);
      const rows = Array.from({ length: info.filterHeight }, (_, kh) =>
        concat(
          Array.from({ length: info.filterWidth }, (_, kw) => {
            const window = windowAt(padded, kh, kw);
            const product = matMul(reshape(window, [-1, inChannels]), gradient, true, false);
            return reshape(product, [1, inChannels, outChannels]);
          }),
          0,
        ),
      );
      return stack(rows);
    });
  },
};
