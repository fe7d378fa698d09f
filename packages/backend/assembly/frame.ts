// The part of an image, padding included, that the windows of a convolution reach.

/** Rows or columns that `outputs` windows of `kernel` cells reach. */
@inline
export function reach(outputs: i32, stride: i32, kernel: i32): i32 {
  return (outputs - 1) * stride + kernel;
}

/** Bytes of one padded image of floats, and a vector more: runs are read and written in whole vectors. */
export function frameBytes(outH: i32, outW: i32, kH: i32, kW: i32, sH: i32, sW: i32, channels: i32): i32 {
  return reach(outH, sH, kH) * reach(outW, sW, kW) * channels * 4 + 16;
}

/** Whether no window reaches padding, so that the image may be read in place. */
@inline
export function isInside(inH: i32, inW: i32, frameH: i32, frameW: i32, top: i32, left: i32): bool {
  return top == 0 && left == 0 && frameH <= inH && frameW <= inW;
}
