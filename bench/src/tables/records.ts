import type { KernelTime } from "../kernel-times.ts";
import type { Measurement } from "../measure.ts";

/** What every recorded file begins with. */
export interface Recorded {
  /** The day, as "2026-11-24". */
  readonly date: string;
  readonly machine: string;
}

/** What `train.ts` records of one network. */
export interface TrainingRecord extends Recorded {
  readonly steps: readonly Measurement[];
}

/** What `infer.ts` records. */
export interface InferenceRecord extends Recorded {
  readonly measured: readonly Measurement[];
}

/** What `scale.ts` records. */
export interface ScalingRecord extends Recorded {
  readonly availableCores: number;
  readonly results: readonly { readonly network: string; readonly steps: readonly Measurement[] }[];
}

/** What `train-step.ts` records. */
export interface KernelRecord extends Recorded {
  readonly steps: readonly Measurement[];
  readonly kernels: Readonly<Record<"plain" | "relaxed" | "stock", readonly KernelTime[]>>;
}

/** What of `lab-sheet/metrics.json` the README says. */
export interface RunRecord {
  readonly parameters: number;
  readonly training: { readonly epochs: number; readonly stepsPerEpoch: number };
  readonly test: { readonly loss: number; readonly accuracy: number };
  readonly seconds: { readonly training: number; readonly total: number };
  readonly peakRssBytes: number;
  readonly machine: { readonly processor: string };
  readonly versions: { readonly node: string };
  readonly weightsSha256: string;
}
