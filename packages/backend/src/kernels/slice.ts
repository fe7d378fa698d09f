import { slice_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** A box cut out of a tensor. Stock wasm's time grows with the whole source, and it does not refuse a box outside of it. */
export const sliceKernel: Kernel<{ x: TensorInfo }, { begin: number | number[]; size: number | number[] }> = {
  name: "Slice",
  run({ inputs: { x }, attrs, module: { backend, exports, address }, stock }) {
    const [boxBegin, boxSize] = slice_util.parseSliceParams(x, attrs.begin, attrs.size) as [number[], number[]];
    slice_util.assertParamsValid(x, boxBegin, boxSize);
    if (x.dtype === "string") return stock();
    const out = backend.makeOutput(boxSize, x.dtype);

    // Two axes of size 1 in front, so that there always is an axis of rows and one that is cut inside of a row.
    const [shape, begin, size] = [
      [1, 1, ...x.shape],
      [0, 0, ...boxBegin],
      [1, 1, ...boxSize],
    ];
    const bytes = util.bytesPerElement(x.dtype);
    const strides = [...util.computeStrides(shape), 1].map((stride) => stride * bytes);
    // From `whole` on the box takes every value: with the axis before, one run of bytes.
    let whole = shape.length;
    while (whole > 2 && size[whole - 1] === shape[whole - 1]) whole--;
    const rowAxis = whole - 2;
    const rowBytes = util.sizeFromShape(size.slice(whole - 1)) * bytes;

    let to = address(out);
    const copy = (axis: number, from: number): void => {
      if (axis === rowAxis) {
        exports.copyRows(from, strides[axis]!, rowBytes, size[axis]!, to);
        to += size[axis]! * rowBytes;
      } else {
        for (let i = 0; i < size[axis]!; i++) copy(axis + 1, from + i * strides[axis]!);
      }
    };
    const corner = begin.reduce((offset, start, axis) => offset + start * strides[axis]!, 0);
    copy(0, address(x) + corner);
    return out;
  },
};
