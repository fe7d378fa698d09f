import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { checkFloat32 } from "./check-dtype.js";
import type { Kernel } from "./kernel.js";

/** Sums of the rows that share a segment id; the gradient of `gather`, so embeddings need it. Stock wasm lacks it. */
export const unsortedSegmentSumKernel: Kernel<{ x: TensorInfo; segmentIds: TensorInfo }, { numSegments: number }> = {
  name: "UnsortedSegmentSum",
  run({ inputs: { x, segmentIds }, attrs: { numSegments }, module: { backend, exports, address, withScratch } }) {
    checkFloat32("UnsortedSegmentSum", x);
    const rows = util.sizeFromShape(segmentIds.shape);
    const innerShape = x.shape.slice(segmentIds.shape.length);
    const inner = util.sizeFromShape(innerShape);
    const out = backend.makeOutput([numSegments, ...innerShape], "float32");
    withScratch(exports.segmentSumScratch(numSegments, inner), (scratch) =>
      exports.segmentSum(address(x), address(segmentIds), address(out), rows, inner, numSegments, scratch),
    );
    return out;
  },
};
