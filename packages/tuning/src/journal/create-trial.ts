import type { DistributionReader } from "../distributions/distribution-reader.js";
import { fromInternal } from "../distributions/internal-value.js";
import { trialStates } from "../trial/trial-state.js";
import type { CreateTrialOperation } from "./journal-operation.js";
import { parseTime } from "./journal-time.js";
import type { StoredStudy } from "./stored-study.js";
import { StoredTrial } from "./stored-trial.js";

/** The trial that an operation of the record adds to a study: usually new and running, else with all its content. */
export function createTrial(
  operation: CreateTrialOperation,
  study: StoredStudy,
  distributions: DistributionReader,
): StoredTrial {
  const trial = new StoredTrial(study.id, study.trials.length);
  trial.state = trialStates[operation.state ?? 0] ?? "RUNNING";
  if (operation.datetime_start !== null) trial.datetimeStart = parseTime(operation.datetime_start);
  if (operation.datetime_complete !== undefined) trial.datetimeComplete = parseTime(operation.datetime_complete);
  trial.values = operation.values ?? (typeof operation.value === "number" ? [operation.value] : null);
  for (const [name, text] of Object.entries(operation.distributions ?? {})) {
    const distribution = distributions.read(text);
    const value = fromInternal(distribution, operation.params?.[name] ?? Number.NaN);
    if (value === undefined) throw new RangeError(`parameter ${name} is none of its choices`);
    trial.distributions.set(name, distribution);
    trial.params.set(name, value);
    study.noteUse(name, trial);
  }
  for (const [step, value] of Object.entries(operation.intermediate_values ?? {})) {
    trial.intermediateValues.set(Number(step), value);
  }
  for (const [key, value] of Object.entries(operation.user_attrs ?? {})) trial.userAttrs.set(key, value);
  for (const [key, value] of Object.entries(operation.system_attrs ?? {})) trial.systemAttrs.set(key, value);
  return trial;
}
