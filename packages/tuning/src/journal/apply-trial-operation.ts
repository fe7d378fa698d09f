import { distributionConflict } from "../distributions/distribution-conflict.js";
import type { DistributionReader } from "../distributions/distribution-reader.js";
import { fromInternal } from "../distributions/internal-value.js";
import { isCompatible } from "../distributions/is-compatible.js";
import { isFinished, trialStates } from "../trial/trial-state.js";
import { TuningError } from "../tuning-error.js";
import type {
  SetTrialIntermediateValueOperation,
  SetTrialParamOperation,
  SetTrialStateValuesOperation,
  SetTrialSystemAttrOperation,
  SetTrialUserAttrOperation,
} from "./journal-operation.js";
import { opCodes } from "./journal-operation.js";
import { parseTime } from "./journal-time.js";
import type { StoredStudy } from "./stored-study.js";
import type { StoredTrial } from "./stored-trial.js";

type TrialOperation =
  | SetTrialParamOperation
  | SetTrialStateValuesOperation
  | SetTrialIntermediateValueOperation
  | SetTrialUserAttrOperation
  | SetTrialSystemAttrOperation;

/**
 * Applies an operation to an unfinished trial.
 *
 * @param study - The trial's study; none if it was deleted.
 * @returns why the operation was rejected; `null` if it was applied.
 */
export function applyTrialOperation(
  operation: TrialOperation,
  trial: StoredTrial,
  study: StoredStudy | undefined,
  distributions: DistributionReader,
): TuningError | null {
  trial.touch();
  switch (operation.op_code) {
    case opCodes.setTrialParam:
      return setParam(operation, trial, study, distributions);
    case opCodes.setTrialStateValues:
      return setState(operation, trial);
    case opCodes.setTrialIntermediateValue:
      trial.intermediateValues.set(operation.step, operation.intermediate_value);
      return null;
    case opCodes.setTrialUserAttr:
      for (const [key, value] of Object.entries(operation.user_attr)) trial.userAttrs.set(key, value);
      return null;
    case opCodes.setTrialSystemAttr:
      for (const [key, value] of Object.entries(operation.system_attr)) trial.systemAttrs.set(key, value);
      return null;
  }
}

function setParam(
  operation: SetTrialParamOperation,
  trial: StoredTrial,
  study: StoredStudy | undefined,
  distributions: DistributionReader,
): TuningError | null {
  const name = operation.param_name;
  const distribution = distributions.read(operation.distribution);
  const earlier = study?.distributionOf(name);
  if (earlier !== undefined && !isCompatible(earlier, distribution))
    return distributionConflict(name, "earlier trials have");
  const value = fromInternal(distribution, operation.param_value_internal);
  if (value === undefined) throw new RangeError(`parameter ${name} is none of its choices`);
  trial.params.set(name, value);
  trial.distributions.set(name, distribution);
  study?.noteUse(name, trial);
  return null;
}

function setState(operation: SetTrialStateValuesOperation, trial: StoredTrial): TuningError | null {
  const state = trialStates[operation.state] ?? "FAIL";
  if (state === "RUNNING" && trial.state === "RUNNING") {
    return new TuningError(
      "TRIAL_NOT_RUNNING",
      `[tuning] expected trial ${trial.number} to wait, but it already runs.`,
    );
  }
  const start = operation.datetime_start;
  const complete = operation.datetime_complete;
  if (state === "RUNNING") trial.datetimeStart = parseTime(start ?? "no datetime_start");
  if (isFinished(state)) trial.datetimeComplete = parseTime(complete ?? "no datetime_complete");
  trial.state = state;
  if (operation.values !== null) trial.values = operation.values;
  return null;
}
