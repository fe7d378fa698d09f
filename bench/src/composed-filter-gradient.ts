import {
  concat,
  type KernelConfig,
  matMul,
  type NamedTensorInfoMap,
  reshape,
  slice,
  stack,
  type Tensor4D,
  tidy,
} from "@tensorflow/tfjs-core";

/**
 * The filter gradient that stock TF.js lacks on wasm, composed of its own operations: one matrix product per filter cell.
 *
 * For stride 1 and 'valid' padding, which is all the lab sheet's network needs; what people did before there was a kernel.
 */
export const composedFilterGradient: KernelConfig = {
  kernelName: "Conv2DBackpropFilter",
  backendName: "wasm",
  kernelFunc({ inputs, attrs }) {
    const { x, dy } = inputs as NamedTensorInfoMap & { x: Tensor4D; dy: Tensor4D };
    const [height, width, inChannels, outChannels] = (attrs as { filterShape: number[] }).filterShape as number[];
    const [batch, outHeight, outWidth] = dy.shape as number[];
    return tidy(() => {
      const pixels = batch! * outHeight! * outWidth!;
      const gradient = reshape(dy, [pixels, outChannels!]);
      const rows = Array.from({ length: height! }, (_, kh) =>
        concat(
          Array.from({ length: width! }, (_, kw) => {
            const window = slice(x, [0, kh, kw, 0], [batch!, outHeight!, outWidth!, inChannels!]);
            const product = matMul(reshape(window, [pixels, inChannels!]), gradient, true, false);
            return reshape(product, [1, inChannels!, outChannels!]);
          }),
          0,
        ),
      );
      return stack(rows);
    });
  },
};
