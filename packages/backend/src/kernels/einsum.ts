import { backend_util, type Tensor, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { type CallArguments, callKernel } from "./call-kernel.js";
import type { Kernel } from "./kernel.js";

/**
 * Einstein summation of one or two tensors; stock wasm lacks it.
 *
 * Two tensors meet in a batched matrix product: labels that both have and the output keeps are the batch, labels that both
 * have and the output drops are summed by the product. A label that only one tensor has and the output drops is summed first.
 */
export const einsumKernel: Kernel<Record<string, TensorInfo>, { equation: string }> = {
  name: "Einsum",
  run({ inputs, attrs: { equation }, module: { backend } }) {
    const tensors = Object.values(inputs);
    const { allDims, summedDims, idDims } = backend_util.decodeEinsumEquation(equation, tensors.length);
    backend_util.checkEinsumDimSizes(allDims.length, idDims, tensors as Tensor[]);
    const dropped = new Set(summedDims);
    const output = allDims.map((_, label) => label).filter((label) => !dropped.has(label));

    const temporary: TensorInfo[] = [];
    const call = (...args: CallArguments) => {
      const result = callKernel(backend, ...args);
      temporary.push(result);
      return result;
    };
    /** Sums the axes of `labels` away. */
    const sumAway = ({ tensor, labels }: Labelled, away: (label: number) => boolean): Labelled => {
      const axis = labels.flatMap((label, i) => (away(label) ? [i] : []));
      if (axis.length === 0) return { tensor, labels };
      return {
        tensor: call("Sum", { x: tensor }, { axis, keepDims: false }),
        labels: labels.filter((label) => !away(label)),
      };
    };
    /** Brings the axes into the order of `labels` and the values into `shape`. */
    const arrange = ({ tensor, labels: from }: Labelled, labels: number[], shape?: number[]): TensorInfo => {
      const perm = labels.map((label) => from.indexOf(label));
      const ordered = perm.every((axis, i) => axis === i) ? tensor : call("Transpose", { x: tensor }, { perm });
      return shape ? call("Reshape", { x: ordered }, { shape }) : ordered;
    };

    const operands = tensors.map((tensor, i): Labelled => ({ tensor, labels: idDims[i]! }));
    const [a, b] = operands.map((operand, i) => {
      const other = operands[1 - i]?.labels ?? [];
      return sumAway(operand, (label) => dropped.has(label) && !other.includes(label));
    }) as [Labelled, Labelled?];

    let result: TensorInfo;
    if (!b) {
      result = arrange(a, output);
    } else {
      const sizes = (labels: number[]) => labels.map((label) => sizeOf(label, a, b));
      const product = (labels: number[]) => util.sizeFromShape(sizes(labels));
      const shared = a.labels.filter((label) => b.labels.includes(label));
      const batch = shared.filter((label) => !dropped.has(label));
      const inner = shared.filter((label) => dropped.has(label));
      const left = a.labels.filter((label) => !shared.includes(label));
      const right = b.labels.filter((label) => !shared.includes(label));
      const first = arrange(a, [...batch, ...left, ...inner], [product(batch), product(left), product(inner)]);
      const second = arrange(b, [...batch, ...inner, ...right], [product(batch), product(inner), product(right)]);
      const multiplied = call("BatchMatMul", { a: first, b: second }, { transposeA: false, transposeB: false });
      const labels = [...batch, ...left, ...right];
      const shaped = call("Reshape", { x: multiplied }, { shape: sizes(labels) });
      result = arrange({ tensor: shaped, labels }, output);
    }

    // An operand that needed no work is returned as a new reference.
    const owned = temporary.includes(result) ? result : callKernel(backend, "Identity", { x: result });
    for (const tensor of temporary) if (tensor !== owned) backend.disposeData(tensor.dataId);
    return owned;
  },
};

/** A tensor and the label of each of its axes. */
interface Labelled {
  tensor: TensorInfo;
  labels: number[];
}

function sizeOf(label: number, ...operands: Labelled[]): number {
  const operand = operands.find(({ labels }) => labels.includes(label))!;
  return operand.tensor.shape[operand.labels.indexOf(label)]!;
}
