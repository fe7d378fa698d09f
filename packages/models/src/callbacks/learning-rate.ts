import type { Optimizer } from "@tensorflow/tfjs-core";

/** Where TensorFlow.js' optimizers keep their learning rate, as 4.22's declarations hide it. */
interface WithLearningRate {
  learningRate: number;
  /** Of gradient descent, which keeps the rate as a tensor, too. */
  setLearningRate?(rate: number): void;
}

/** The learning rate of an optimizer of TensorFlow.js or `@mnistlab/backend`. */
export function learningRateOf(optimizer: Optimizer): number {
  return (optimizer as unknown as WithLearningRate).learningRate;
}

/** Sets the learning rate of an optimizer; it counts from the next step on. Leaves no tensor behind. */
export function setLearningRate(optimizer: Optimizer, rate: number): void {
  const settable = optimizer as unknown as WithLearningRate;
  if (settable.learningRate === rate) return;
  if (settable.setLearningRate) settable.setLearningRate(rate);
  else settable.learningRate = rate;
}
