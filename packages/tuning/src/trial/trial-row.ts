import type { Distribution, ParamValue } from "../distributions/distribution.js";
import type { JsonValue } from "../json-value.js";
import type { TrialState } from "./trial-state.js";

/** A trial as the record has it: plain, frozen data that later operations do not change. */
export interface TrialRow {
  /** Counts the study's trials from 0, without gaps, across processes. */
  readonly number: number;
  readonly state: TrialState;
  /** What the objective returned; for a pruned trial its last report; `null` if there is none or there are several. */
  readonly value: number | null;
  /** The same for studies with any number of objectives. */
  readonly values: readonly number[] | null;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly distributions: Readonly<Record<string, Distribution>>;
  /** Reported values by step. */
  readonly intermediateValues: Readonly<Record<number, number>>;
  /** `null` for a trial that waits. */
  readonly datetimeStart: Date | null;
  /** `null` until the trial is finished. */
  readonly datetimeComplete: Date | null;
  readonly userAttrs: Readonly<Record<string, JsonValue>>;
  /** Notes of samplers, pruners and this library: `fail_reason` says why a trial failed. */
  readonly systemAttrs: Readonly<Record<string, JsonValue>>;
}
