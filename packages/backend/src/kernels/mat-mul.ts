import { type BatchMatMulAttrs, broadcast_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { BackendError } from "../backend-error.js";
import type { Address, KernelModule } from "../kernel-module.js";
import { checkFloat32 } from "./check-dtype.js";
import { type FusedAttrs, type FusedInputs, planEpilogue } from "./fused-epilogue.js";
import type { Kernel } from "./kernel.js";

interface MatMulInputs {
  a: TensorInfo;
  b: TensorInfo;
}

/** Matrix product over broadcast batches. Stock wasm caches packed weights without their shape and is scalar for transposes. */
export const batchMatMulKernel: Kernel<MatMulInputs, BatchMatMulAttrs> = {
  name: "BatchMatMul",
  run: ({ inputs: { a, b }, attrs, module }) => multiply("BatchMatMul", a, b, attrs, { activation: "linear" }, module),
};

/** Matrix product with bias and activation in one pass; `tf.layers.dense` calls it. */
export const fusedMatMulKernel: Kernel<MatMulInputs & FusedInputs, BatchMatMulAttrs & FusedAttrs> = {
  name: "_FusedMatMul",
  run: ({ inputs: { a, b, bias, preluActivationWeights }, attrs, module }) =>
    multiply("_FusedMatMul", a, b, attrs, { ...attrs, bias, preluActivationWeights }, module),
};

function multiply(
  name: string,
  a: TensorInfo,
  b: TensorInfo,
  { transposeA, transposeB }: BatchMatMulAttrs,
  fused: FusedInputs & FusedAttrs,
  { backend, exports, address, withScratch }: KernelModule,
): TensorInfo {
  if (a.shape.length < 2 || b.shape.length < 2) {
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] ${name} expected tensors of rank 2 or more, found shapes [${a.shape}] and [${b.shape}].`,
    );
  }
  const left = matrix(a, transposeA);
  const right = matrix(b, transposeB);
  if (left.columns !== right.rows) {
    throw new BackendError(
      "INVALID_ARGUMENT",
      `[backend] ${name} expected inner dimensions that match, found ${left.columns} and ${right.rows} in shapes ` +
        `[${a.shape}] and [${b.shape}] with transposeA=${transposeA}, transposeB=${transposeB}.`,
    );
  }
  const batchShape = broadcast_util.assertAndGetBroadcastShape(left.batchShape, right.batchShape);
  const out = backend.makeOutput([...batchShape, left.rows, right.columns], a.dtype);
  const aBatch = broadcastIndex(left.batchShape, batchShape);
  const bBatch = broadcastIndex(right.batchShape, batchShape);
  const forEachMatrix = (use: (a: Address[], b: Address[], out: Address) => void) => {
    for (let i = 0; i < util.sizeFromShape(batchShape); i++) {
      use(
        [address(a) + aBatch(i) * left.bytes, left.rowBytes, left.columnBytes],
        [address(b) + bBatch(i) * right.bytes, right.rowBytes, right.columnBytes],
        address(out) + i * left.rows * right.columns * 4,
      );
    }
  };
  const sizes = [left.rows, left.columns, right.columns];
  if (a.dtype === "int32" && b.dtype === "int32") {
    forEachMatrix((from, second, to) => exports.matMulInt(...from, ...second, to, ...sizes));
    return out;
  }
  checkFloat32(name, a, b);
  const plan = planEpilogue(fused, right.columns);
  const bias = plan.bias ? address(plan.bias) : 0;
  withScratch(exports.matMulScratch(left.columns, right.columns), (scratch) =>
    forEachMatrix((from, second, to) => exports.matMul(...from, ...second, bias, plan.epilogue, to, ...sizes, scratch)),
  );
  return plan.finish(out, backend);
}

/** The last two dimensions of a tensor seen as a matrix, transposed by exchanging the distances of rows and columns. */
function matrix({ shape }: TensorInfo, transpose: boolean) {
  const [rows, columns] = shape.slice(-2) as [number, number];
  const batchShape = shape.slice(0, -2);
  const bytes = rows * columns * 4;
  return transpose
    ? { batchShape, bytes, rows: columns, columns: rows, rowBytes: 4, columnBytes: columns * 4 }
    : { batchShape, bytes, rows, columns, rowBytes: columns * 4, columnBytes: 4 };
}

/** Maps the index of an output matrix to the index of the input matrix it comes from; dimensions of size 1 repeat. */
function broadcastIndex(shape: number[], outShape: number[]): (index: number) => number {
  const strides = outShape.map((_, axis) => {
    const own = axis - (outShape.length - shape.length);
    return own < 0 || shape[own] === 1 ? 0 : util.sizeFromShape(shape.slice(own + 1));
  });
  return (index) => {
    let at = 0;
    for (let axis = outShape.length - 1; axis >= 0; axis--) {
      const size = outShape[axis]!;
      at += (index % size) * strides[axis]!;
      index = Math.floor(index / size);
    }
    return at;
  };
}
