import type { LossAndAccuracy, ParameterRow } from "@mnistlab/models";
import type { NetworkResult } from "./steps/describe-network.js";
import type { FormatResult } from "./steps/format-input.js";
import type { DataResult } from "./steps/load-data.js";
import type { DigitResult } from "./steps/look-at-digit.js";
import type { ScoresResult } from "./steps/measure-predictions.js";
import type { PredictionResult } from "./steps/predict-one.js";
import type { PredictionsResult } from "./steps/predict-ten.js";
import type { TrainingResult } from "./steps/train-network.js";
import type { TuningResult } from "./steps/tune-network.js";

/** What each step comes to. */
export interface StepResults {
  readonly data: DataResult;
  readonly digit: DigitResult;
  readonly format: FormatResult;
  readonly network: NetworkResult;
  readonly parameters: readonly ParameterRow[];
  readonly training: TrainingResult;
  readonly evaluation: LossAndAccuracy;
  readonly prediction: PredictionResult;
  readonly predictions: PredictionsResult;
  readonly scores: ScoresResult;
  /** SHA-256 of all weight bytes, 64 hexadecimal digits. */
  readonly weights: string;
  readonly tuning: TuningResult;
}
