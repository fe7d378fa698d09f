import type { Dataset } from "./dataset.js";

/** One fold of a cross-validation. */
export interface Fold {
  /** The samples of all other folds, in the sequence of the whole. */
  readonly train: Dataset;
  /** The samples of this fold, in the sequence of the whole. */
  readonly validation: Dataset;
}
