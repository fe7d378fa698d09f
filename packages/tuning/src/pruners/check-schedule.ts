/** When a pruner that compares trials step by step looks at a trial. */
export interface CheckSchedule {
  /**
   * How many trials must be complete before any trial is pruned.
   *
   * @default 5
   */
  nStartupTrials?: number;
  /**
   * No trial is pruned while its last reported step is below this.
   *
   * @default 0
   */
  nWarmupSteps?: number;
  /**
   * Distance in steps between two checks, counted from `nWarmupSteps`; a check without a report waits for the next.
   *
   * @default 1
   */
  intervalSteps?: number;
  /**
   * How many complete trials must have reported at the step for a comparison.
   *
   * @default 1
   */
  nMinTrials?: number;
}

/** Whether `step` is the first reported one since the last step at which a check was due. */
export function isCheckDue(step: number, reported: readonly number[], warmup: number, interval: number): boolean {
  const due = Math.floor((step - warmup) / interval) * interval + warmup;
  return reported.every((other) => other === step || other < due);
}
