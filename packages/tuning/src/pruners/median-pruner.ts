import { checkInteger } from "../check-integer.js";
import type { StudyView } from "../study/study-view.js";
import type { TrialRow } from "../trial/trial-row.js";
import { type CheckSchedule, isCheckDue } from "./check-schedule.js";
import { nanPercentile } from "./nan-percentile.js";
import type { Pruner } from "./pruner.js";

/** Options of {@link medianPruner}. */
export interface MedianPrunerOptions extends CheckSchedule {}

/**
 * Prunes a trial whose best report so far is worse than the median of the complete trials at the same step.
 *
 * Equals Optuna's `MedianPruner`: `NaN` reports are ignored, a trial that reported nothing else is pruned, and equal to
 * the median is good enough.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` if an option is not an integer or too small.
 * @example
 * const pruner = medianPruner({ nStartupTrials: 3, nWarmupSteps: 2 });
 */
export function medianPruner(options: MedianPrunerOptions = {}): Pruner {
  const { nStartupTrials = 5, nWarmupSteps = 0, intervalSteps = 1, nMinTrials = 1 } = options;
  checkInteger("nStartupTrials", nStartupTrials, 0);
  checkInteger("nWarmupSteps", nWarmupSteps, 0);
  checkInteger("intervalSteps", intervalSteps, 1);
  checkInteger("nMinTrials", nMinTrials, 1);
  return {
    name: "median",
    prune(study, trial) {
      const complete = study.trials.filter((row) => row.state === "COMPLETE");
      if (complete.length === 0 || complete.length < nStartupTrials) return false;
      const reported = Object.keys(trial.intermediateValues).map(Number);
      const step = Math.max(...reported);
      if (reported.length === 0 || step < nWarmupSteps) return false;
      if (!isCheckDue(step, reported, nWarmupSteps, intervalSteps)) return false;
      const best = bestReport(study, trial);
      if (Number.isNaN(best)) return true;
      const others = complete.map((row) => row.intermediateValues[step]).filter((value) => value !== undefined);
      if (others.length < nMinTrials) return false;
      const median = nanPercentile(others, 50);
      return study.directions[0] === "maximize" ? best < median : best > median;
    },
  };
}

/** The best of a trial's reports; `NaN` if it reported nothing but `NaN`. */
function bestReport(study: StudyView, trial: TrialRow): number {
  const values = Object.values(trial.intermediateValues).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return Number.NaN;
  return values.reduce(study.directions[0] === "maximize" ? (a, b) => Math.max(a, b) : (a, b) => Math.min(a, b));
}
