import { checkInteger } from "../check-integer.js";
import { categoricalDistribution } from "../distributions/categorical-distribution.js";
import type { Distribution, ParamValue } from "../distributions/distribution.js";
import { distributionConflict } from "../distributions/distribution-conflict.js";
import { formatDistribution } from "../distributions/distribution-json.js";
import { type FloatOptions, floatDistribution } from "../distributions/float-distribution.js";
import { type IntOptions, intDistribution } from "../distributions/int-distribution.js";
import { toInternal } from "../distributions/internal-value.js";
import { isCompatible, isSame } from "../distributions/is-compatible.js";
import { singleValue } from "../distributions/single-value.js";
import type { Journal } from "../journal/journal.js";
import { opCodes } from "../journal/journal-operation.js";
import { formatJson, parseJson } from "../journal/python-json.js";
import type { StoredStudy } from "../journal/stored-study.js";
import type { StoredTrial } from "../journal/stored-trial.js";
import type { JsonValue } from "../json-value.js";
import type { Pruner } from "../pruners/pruner.js";
import type { Sampler } from "../samplers/sampler.js";
import type { StudyView } from "../study/study-view.js";
import { TuningError } from "../tuning-error.js";
import { OperationQueue } from "./operation-queue.js";
import type { Trial } from "./trial.js";

/** What a running trial works with. */
export interface TrialContext {
  readonly id: number;
  readonly stored: StoredTrial;
  readonly study: StoredStudy;
  readonly view: StudyView;
  readonly journal: Journal;
  readonly sampler: Sampler;
  readonly pruner: Pruner;
}

/** The {@link Trial} of this process: keeps its own view of what it has suggested, ahead of the record. */
export class RunningTrial implements Trial {
  readonly number: number;
  /** What the trial has said, on its way to the record. */
  readonly queue: OperationQueue;
  readonly #context: TrialContext;
  readonly #params: Map<string, ParamValue> = new Map();
  readonly #distributions: Map<string, Distribution> = new Map();
  readonly #reports: Map<number, number> = new Map();
  #reasonOfEnd: (() => unknown) | undefined;

  constructor(context: TrialContext) {
    this.#context = context;
    this.number = context.stored.number;
    this.queue = new OperationQueue(context.journal);
  }

  get params(): Readonly<Record<string, ParamValue>> {
    return Object.fromEntries(this.#params);
  }

  /** Reported values by step, including those on their way. */
  get reports(): ReadonlyMap<number, number> {
    return this.#reports;
  }

  suggestFloat(name: string, low: number, high: number, options?: FloatOptions): number {
    return this.#suggest(name, floatDistribution(low, high, options)) as number;
  }

  suggestInt(name: string, low: number, high: number, options?: IntOptions): number {
    return this.#suggest(name, intDistribution(low, high, options)) as number;
  }

  suggestCategorical<const Choice extends ParamValue>(name: string, choices: readonly Choice[]): Choice {
    return this.#suggest(name, categoricalDistribution(choices)) as Choice;
  }

  async report(value: number, step: number): Promise<void> {
    this.#checkRunning();
    if (typeof value !== "number") {
      throw new TuningError("INVALID_ARGUMENT", `[tuning] expected a number to report, found ${typeof value}.`);
    }
    checkInteger("the step of a report", step, 0);
    if (this.#reports.has(step)) return;
    this.#reports.set(step, value);
    const op_code = opCodes.setTrialIntermediateValue;
    await this.queue.flush([{ op_code, trial_id: this.#context.id, step, intermediate_value: value }]);
    this.#checkRunning();
  }

  async shouldPrune(): Promise<boolean> {
    this.#checkRunning();
    await this.queue.flush();
    this.#checkRunning();
    return this.#context.pruner.prune(this.#context.view, this.#context.stored.row);
  }

  setUserAttr(key: string, value: JsonValue): void {
    this.#checkRunning();
    const user_attr = { [key]: toPlain(key, value) };
    this.queue.push({ op_code: opCodes.setTrialUserAttr, trial_id: this.#context.id, user_attr });
  }

  /** Makes every later call throw the reason; the first one stands. */
  end(reason: () => unknown): void {
    this.#reasonOfEnd ??= reason;
  }

  #checkRunning(): void {
    if (this.#reasonOfEnd !== undefined) throw this.#reasonOfEnd();
  }

  #suggest(name: string, distribution: Distribution): ParamValue {
    this.#checkRunning();
    if (typeof name !== "string") {
      throw new TuningError("INVALID_ARGUMENT", `[tuning] expected a parameter's name, found ${typeof name}.`);
    }
    const known = this.#params.get(name);
    const own = this.#distributions.get(name);
    if (own !== undefined && known !== undefined) {
      if (!isSame(own, distribution)) throw distributionConflict(name, "this trial has");
      return known;
    }
    const earlier = this.#context.study.distributionOf(name);
    if (earlier !== undefined && !isCompatible(earlier, distribution)) {
      throw distributionConflict(name, "earlier trials have");
    }
    const value = this.#sample(name, distribution);
    const internal = this.#checkSample(name, distribution, value);
    this.#params.set(name, value);
    this.#distributions.set(name, distribution);
    this.queue.push({
      op_code: opCodes.setTrialParam,
      trial_id: this.#context.id,
      param_name: name,
      param_value_internal: internal,
      distribution: formatDistribution(distribution),
    });
    return value;
  }

  #sample(name: string, distribution: Distribution): ParamValue {
    const single = singleValue(distribution);
    if (single !== undefined) return single;
    const { sampler, view: study } = this.#context;
    return sampler.sample({ study, trialNumber: this.number, params: this.params, name, distribution });
  }

  #checkSample(name: string, distribution: Distribution, value: ParamValue): number {
    const internal = toInternal(distribution, value);
    if (!Number.isNaN(internal)) return internal;
    const expected = formatDistribution(distribution);
    const sampler = this.#context.sampler.name;
    throw new TuningError(
      "INVALID_SAMPLE",
      `[tuning] expected sampler "${sampler}" to propose a value of ${expected} for "${name}", found ${String(value)}.`,
    );
  }
}

/** A copy of a value as the record will hold it. */
function toPlain(key: string, value: JsonValue): JsonValue {
  try {
    return parseJson(formatJson(value)) as JsonValue;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `[tuning] expected a JSON value for the attribute "${key}": ${reason}`;
    throw new TuningError("INVALID_ARGUMENT", message, { cause });
  }
}
