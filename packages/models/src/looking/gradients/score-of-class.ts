import { mul, oneHot, type Scalar, sum, type Tensor, tensor1d } from "@tensorflow/tfjs-core";

/**
 * One column of scores, summed over the images: a scalar to differentiate.
 *
 * @param scores - Shape [n, classes].
 */
export function scoreOfClass(scores: Tensor, classIndex: number): Scalar {
  return sum(mul(scores, oneHot(tensor1d([classIndex], "int32"), scores.shape[1]!)));
}
