import type { TrainCallback } from "./train-callback.js";

/** A callback that remembers something from step to step, and travels with checkpoints. */
export type StatefulCallback = Pick<TrainCallback, "name"> & Required<Pick<TrainCallback, "state" | "restore">>;

/** Those that remember something, in their order. */
export function statefulOf(callbacks: readonly TrainCallback[] = []): StatefulCallback[] {
  return callbacks.filter((callback) => callback.state && callback.restore) as StatefulCallback[];
}
