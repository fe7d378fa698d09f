/** What a parameter's value can be. Records written by Python may hold any JSON value as a categorical choice. */
export type ParamValue = string | number | boolean | null;

/** Real numbers in [low, high]; on a grid from `low` if `step` is given; uniform in the logarithm if `log`. */
export interface FloatDistribution {
  readonly type: "float";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number | null;
}

/** Integers in [low, high], `step` apart from `low` on; uniform in the logarithm if `log`. */
export interface IntDistribution {
  readonly type: "int";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number;
}

/** One of a list of choices, without an order. */
export interface CategoricalDistribution {
  readonly type: "categorical";
  readonly choices: readonly ParamValue[];
}

/** The set a parameter's value is drawn from. The three kinds equal Optuna's distribution classes. */
export type Distribution = FloatDistribution | IntDistribution | CategoricalDistribution;
