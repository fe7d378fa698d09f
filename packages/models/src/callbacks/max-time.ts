import { checkPositive } from "../checks.js";
import { resumable } from "./resumable.js";
import type { TrainCallback } from "./train-callback.js";

/**
 * Stops training after the step in which so many seconds have passed; pauses between a stop and a resume do not count.
 *
 * The number of steps, and with it the weights, then depend on the machine: this is the one callback that gives up
 * reproducible results for a bound on time.
 *
 * @param seconds - Above 0.
 * @throws {ModelError} `INVALID_ARGUMENT` for another number.
 * @example
 * await train(model, dataset, { epochs: 1000, callbacks: [maxTime(0.5)] });
 */
export function maxTime(seconds: number): TrainCallback {
  checkPositive("seconds", seconds);
  const kept = resumable(() => ({ before: 0 }));
  let begin = performance.now();
  const spent = () => kept.now.before + (performance.now() - begin) / 1000;
  return {
    name: "maxTime",
    onTrainBegin() {
      kept.begin();
      begin = performance.now();
    },
    onStepEnd(run) {
      if (spent() >= seconds) run.stop(`maxTime: ${seconds} seconds have passed`);
    },
    onTrainEnd() {
      kept.now.before = spent();
      begin = performance.now();
    },
    state: () => ({ before: spent() }),
    restore(state) {
      kept.restore(state);
      begin = performance.now();
    },
  };
}
