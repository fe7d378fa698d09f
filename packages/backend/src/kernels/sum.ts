import { backend_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Kernel } from "./kernel.js";

/** Sum over axes. Stock wasm transposes the tensor first unless the last axes are summed: slow for every bias gradient. */
export const sumKernel: Kernel<{ x: TensorInfo }, { axis: number | number[]; keepDims: boolean }> = {
  name: "Sum",
  run({ inputs: { x }, attrs, module: { backend, exports, address }, stock }) {
    const axes = util.parseAxisParam(attrs.axis, x.shape).sort((a, b) => a - b);
    if (x.dtype !== "float32" || !areNeighbours(axes)) return stock();
    const first = axes[0] ?? x.shape.length;
    const [outShape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const shape = attrs.keepDims ? backend_util.expandShapeToKeepDim(outShape, axes) : outShape;
    const out = backend.makeOutput(shape, "float32");
    const size = (from: number, to?: number) => util.sizeFromShape(x.shape.slice(from, to));
    const end = first + axes.length;
    exports.sum(address(x), address(out), size(0, first), size(first, end), size(end));
    return out;
  },
};

function areNeighbours(axes: number[]): boolean {
  return axes.every((axis, i) => axis === axes[0]! + i);
}
