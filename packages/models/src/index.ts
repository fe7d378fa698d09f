export { buildCnn } from "./building/build-cnn.js";
export type { Activation, CnnOptions } from "./building/cnn-options.js";
export type { OptimizerName } from "./building/make-optimizer.js";
export {
  type ActivationMaximizationOptions,
  type ActivationMaximum,
  type ActivationTarget,
  activationMaximization,
} from "./looking/activation-maximization.js";
export { type FeatureMaps, featureMaps } from "./looking/feature-maps.js";
export { filters, type LayerFilters } from "./looking/filters.js";
export { formatParameterTable } from "./looking/format-parameter-table.js";
export { type GradCam, type GradCamOptions, gradCam } from "./looking/grad-cam.js";
export { type Occlusion, type OcclusionOptions, occlusion } from "./looking/occlusion.js";
export { type ParameterRow, parameterTable } from "./looking/parameter-table.js";
export { type Saliency, type SaliencyOptions, saliency } from "./looking/saliency.js";
export { summary } from "./looking/summary.js";
export { ModelError, type ModelErrorCode } from "./model-error.js";
export { load } from "./saving/load.js";
export { type SaveOptions, save } from "./saving/save.js";
export { weightsSha256 } from "./saving/weights-sha256.js";
export { type Ensemble, ensemble } from "./training/ensemble.js";
export { type ClassEvaluation, type EvaluateOptions, evaluate } from "./training/evaluate.js";
export type { ClassResult } from "./training/evaluate-classes.js";
export type { History } from "./training/history.js";
export { type Prediction, type PredictOptions, predict } from "./training/predict.js";
export { type ImageStream, predictStream, type StreamedPrediction } from "./training/predict-stream.js";
export type { LossAndAccuracy } from "./training/running-mean.js";
export { type TrainResult, train } from "./training/train.js";
export type { EndEvent, EpochEvent, EpochLogs, StartEvent, StepEvent, TrainEvent } from "./training/train-events.js";
export type { TrainOptions } from "./training/train-options.js";
export { freeze } from "./transfer/freeze.js";
export {
  type GradualUnfreezing,
  type GradualUnfreezingOptions,
  gradualUnfreezing,
} from "./transfer/gradual-unfreezing.js";
export { type ReplaceHeadOptions, replaceHead } from "./transfer/replace-head.js";
export { unfreeze } from "./transfer/unfreeze.js";
export {
  type CrossValidateOptions,
  type CrossValidation,
  crossValidate,
  type FoldResult,
} from "./validating/cross-validate.js";
export type { MeanAndDeviation } from "./validating/mean-and-deviation.js";
