import { checkPositiveInteger } from "../../checks.js";
import type { LearningRateSchedule } from "./learning-rate-schedule.js";

/** Options of `warmUp`. */
export interface WarmUpOptions {
  /** Steps in which the learning rate rises, at least 1. */
  steps: number;
}

/**
 * A schedule whose first steps are smaller: step i of n, from 1, gets the share i / n of what the schedule says.
 *
 * Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2.
 *
 * @param schedule - `({ initial }) => initial` for a constant learning rate.
 * @throws {ModelError} `INVALID_ARGUMENT` for an option out of its range.
 * @example
 * const callbacks = [learningRateSchedule(warmUp(cosineDecay(), { steps: 100 }))];
 */
export function warmUp(schedule: LearningRateSchedule, { steps }: WarmUpOptions): LearningRateSchedule {
  checkPositiveInteger("steps", steps);
  return (moment) => {
    const rate = schedule(moment);
    return moment.step < steps ? (rate * (moment.step + 1)) / steps : rate;
  };
}
