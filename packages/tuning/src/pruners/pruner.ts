import type { StudyView } from "../study/study-view.js";
import type { TrialRow } from "../trial/trial-row.js";

/** Decides whether a running trial is worth going on with. */
export interface Pruner {
  readonly name: string;
  /**
   * Whether to end the trial now.
   *
   * @param study - A study with one objective.
   * @param trial - The running trial with its reports.
   */
  prune(study: StudyView, trial: TrialRow): boolean | Promise<boolean>;
}
