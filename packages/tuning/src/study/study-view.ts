import type { TrialRow } from "../trial/trial-row.js";
import type { Direction } from "./direction.js";

/** What samplers, pruners and exports see of a study. */
export interface StudyView {
  readonly name: string;
  /** One per objective. */
  readonly directions: readonly Direction[];
  /** All trials in order of their numbers, as last read. */
  readonly trials: readonly TrialRow[];
}
