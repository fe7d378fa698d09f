import type { KernelTime } from "../kernel-times.ts";
import type { Measurement } from "../measure.ts";
import type { Spread } from "../student.ts";

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

/** What `seeds.ts` records, as far as READMEs say it. */
export interface SeedsRecord extends Recorded {
  readonly runs: readonly object[];
  readonly accuracy: Spread;
  /** The lab sheet's own accuracy. */
  readonly sheet: number;
}

/** What `transfer.ts` records, as far as READMEs say it. */
export interface TransferRecord extends Recorded {
  readonly seeds: number;
  readonly results: readonly {
    readonly name: string;
    /** Images of each new class. */
    readonly count: number;
    readonly transfer: Spread;
    readonly scratch: Spread;
    readonly more: Spread;
    readonly twice: Spread;
  }[];
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
