import { scalar, tidy, type Variable, variable, zerosLike } from "@tensorflow/tfjs-core";

/** A moment that TF.js's optimizers keep for one variable. */
export interface Moment {
  originalName: string;
  variable: Variable;
}

/** The fields of TF.js 4.22's Adam that its declarations hide. */
export interface AdamState {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number | null;
  readonly learningRate: number;
  /** βᵗ, in float32. */
  readonly accBeta1: Variable;
  readonly accBeta2: Variable;
  readonly accumulatedFirstMoment: (Moment | undefined)[];
  readonly accumulatedSecondMoment: (Moment | undefined)[];
}

/** A moment before the first step. */
export function zeroMoment(value: Variable, originalName: string): Moment {
  return { originalName, variable: tidy(() => variable(zerosLike(value), false)) };
}

/** 1 − βᵗ in float32, as TF.js computes it. */
export function oneMinus(accBeta: Variable): number {
  return Math.fround(1 - accBeta.dataSync()[0]!);
}

/** βᵗ becomes βᵗ⁺¹ in float32, with the bits of TF.js's `mul` but without the time that it takes for one number. */
export function advance(accBeta: Variable, beta: number): void {
  const next = scalar(Math.fround(accBeta.dataSync()[0]! * Math.fround(beta)));
  accBeta.assign(next as Variable);
  next.dispose();
}
