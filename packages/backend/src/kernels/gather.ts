import { backend_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";
import type { Kernel } from "./kernel.js";

/** Rows of a tensor by index; `fit` takes its batches with it. Stock wasm copies value by value. */
export const gatherKernel: Kernel<{ x: TensorInfo; indices: TensorInfo }, { axis: number; batchDims?: number }> = {
  name: "GatherV2",
  run({ inputs: { x, indices }, attrs, module: { backend, exports, address }, stock }) {
    if (x.dtype === "string" || indices.dtype !== "int32") return stock();
    const axis = util.parseAxisParam(attrs.axis, x.shape)[0]!;
    const info = backend_util.segment_util.collectGatherOpShapeInfo(
      x as never,
      indices as never,
      axis,
      attrs.batchDims ?? 0,
    );
    const { batchSize, outerSize, dimSize, sliceSize, outputShape } = info;
    const total = util.sizeFromShape(indices.shape);
    const outside = exports.firstOutside(address(indices), total, dimSize);
    if (outside >= 0) {
      throw new BackendError(
        "INVALID_ARGUMENT",
        `[backend] GatherV2: the index value ${backend.readSync(indices.dataId)[outside]} is not in ` +
          `[0, ${dimSize - 1}], the range of axis ${axis} (position ${outside} of the indices).`,
      );
    }
    const out = backend.makeOutput(outputShape, x.dtype);
    const count = total / batchSize;
    const bytes = sliceSize * util.bytesPerElement(x.dtype);
    for (let batch = 0; batch < batchSize; batch++) {
      exports.gatherRows(
        ...[address(x) + batch * outerSize * dimSize * bytes, address(indices) + batch * count * 4],
        ...[address(out) + batch * outerSize * count * bytes, outerSize, dimSize, count, bytes],
      );
    }
    return out;
  },
};
