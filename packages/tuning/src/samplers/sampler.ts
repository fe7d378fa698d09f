import type { Distribution, ParamValue } from "../distributions/distribution.js";
import type { StudyView } from "../study/study-view.js";

/** A parameter that wants a value. */
export interface SampleRequest {
  readonly study: StudyView;
  /** The number of the running trial. */
  readonly trialNumber: number;
  /** What this trial has suggested so far. */
  readonly params: Readonly<Record<string, ParamValue>>;
  /** The parameter's name. */
  readonly name: string;
  /** Has more than one value: a parameter with one value is never asked for. */
  readonly distribution: Distribution;
}

/** Proposes parameter values. */
export interface Sampler {
  readonly name: string;
  /**
   * A value of the distribution.
   *
   * Should depend on nothing but the request and the sampler's seed, so that a resumed study proposes what an
   * uninterrupted one would have.
   */
  sample(request: SampleRequest): ParamValue;
}
