import type { ParamValue } from "../distributions/distribution.js";
import type { FloatOptions } from "../distributions/float-distribution.js";
import type { IntOptions } from "../distributions/int-distribution.js";
import type { JsonValue } from "../json-value.js";

/**
 * A running trial: an objective asks it for parameters and tells it how things go.
 *
 * Suggestions and attributes are written in the background, in the order of the calls, and are durable before the trial
 * is recorded as finished. Once the trial is finished, every method throws `TRIAL_NOT_RUNNING`; once the study's
 * `signal` was aborted, its reason.
 */
export interface Trial {
  /** Counts the study's trials from 0. */
  readonly number: number;
  /** What this trial has suggested so far. */
  readonly params: Readonly<Record<string, ParamValue>>;

  /**
   * A real number in [low, high].
   *
   * The same name again gives the same value.
   *
   * @throws {TuningError} `INVALID_ARGUMENT` if bounds and options do not fit together; `DISTRIBUTION_CONFLICT` if the
   * name has another distribution in this trial, or one of another kind or scale in an earlier trial; `INVALID_SAMPLE`
   * if the sampler proposes something else.
   * @example
   * const learningRate = trial.suggestFloat("learningRate", 1e-4, 1e-2, { log: true });
   */
  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number;

  /**
   * An integer in [low, high]; throws as {@link suggestFloat}.
   *
   * @example
   * const filters = trial.suggestInt("filters", 8, 32, { step: 8 }); // 8, 16, 24 or 32
   */
  suggestInt(name: string, low: number, high: number, options?: IntOptions): number;

  /**
   * One of the choices, typed as such; throws as {@link suggestFloat}.
   *
   * @example
   * const pooling = trial.suggestCategorical("pooling", ["max", "average"]); // "max" | "average"
   */
  suggestCategorical<const Choice extends ParamValue>(name: string, choices: readonly Choice[]): Choice;

  /**
   * Records how well the trial does at a step, for the pruner and for curves.
   *
   * Resolves when the report is durable. The first report of a step stands; later ones are ignored.
   *
   * @param value - On the objective's scale; may be `NaN`.
   * @param step - An integer ≥ 0, such as the epoch.
   * @throws {TuningError} `INVALID_ARGUMENT` for another value or step; `STORAGE_FAILED` if it, or anything suggested
   * before it, could not be written.
   */
  report(value: number, step: number): Promise<void>;

  /** Whether the pruner would end this trial now; reads what other processes have recorded first. */
  shouldPrune(): Promise<boolean>;

  /**
   * Notes a JSON value with the trial.
   *
   * @throws {TuningError} `INVALID_ARGUMENT` if JSON cannot hold the value.
   */
  setUserAttr(key: string, value: JsonValue): void;
}
