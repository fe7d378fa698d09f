import type { WeightRef } from "../chain/layer-spec.js";
import type { BufferId, Place } from "../program/program.js";
import type { ProgramBuilder } from "../program/program-builder.js";

/** One fused operation of a network; {@link Operation.emit} turns it into kernel calls. */
export interface Operation {
  /** What it does, for people: "conv2d 3×3 + bias + relu + maxPool 2×2". */
  readonly label: string;
  /** Shape of one example's output. */
  readonly outShape: readonly number[];
  /** Weights that a gradient may be taken of. */
  readonly weights: readonly WeightRef[];
  /** Floating-point operations of multiply-adds for one example that are really done: forward; for each gradient. */
  readonly flops: Flops;
  /** Adds the calls that compute the output from `x`. */
  emit(network: NetworkBuilder, x: BufferId, mayOverwrite: boolean): Emitted;
}

/** Floating-point operations for one example: two for each multiply-add. */
export interface Flops {
  readonly forward: number;
  /** For the gradient of the weights. */
  readonly weightGradient: number;
  /** For the gradient of the input. */
  readonly inputGradient: number;
}

/** What an operation left in the program. */
export interface Emitted {
  readonly y: BufferId;
  /** Whether the backward calls read `y`, so that what follows must not overwrite it. */
  readonly keepsOutput: boolean;
  /**
   * Adds the calls that turn the gradient of the output into those of the weights and, if wanted, of the input.
   *
   * @param dy - May be overwritten.
   * @returns The buffer of the input's gradient if it is wanted.
   */
  backward(dy: BufferId, wantsInput: boolean): BufferId | undefined;
}

/** A program builder that knows where the weights are. */
export interface NetworkBuilder extends ProgramBuilder {
  /** Whether the program trains; else dropout does nothing and batch normalization takes its moving statistics. */
  readonly training: boolean;
  /** Where a weight lies; 0, the kernels' "none", for no weight. */
  weight(ref: WeightRef | undefined): Place | 0;
  /** Where a weight's gradient is wanted; 0 for no weight and one that is not trained. */
  gradient(ref: WeightRef | undefined): Place | 0;
}

/** Floats are four bytes. */
export const FLOAT = 4;

/** Number of values of one example. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** No multiply-adds to speak of. */
export const noFlops: Flops = { forward: 0, weightGradient: 0, inputGradient: 0 };
