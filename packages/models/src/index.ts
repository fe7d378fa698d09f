export type { AllConvOptions } from "./building/architectures/all-conv.js";
export type { ArchitectureName, ArchitectureOptions, ModelConfig } from "./building/architectures/architectures.js";
export type { CnnOptions } from "./building/architectures/cnn.js";
export type { LeNet5Options } from "./building/architectures/le-net-5.js";
export type { LogisticRegressionOptions } from "./building/architectures/logistic-regression.js";
export type { MlpOptions } from "./building/architectures/mlp.js";
export type { ResNetOptions } from "./building/architectures/res-net.js";
export type { SeparableCnnOptions } from "./building/architectures/separable-cnn.js";
export { buildAllConv } from "./building/build-all-conv.js";
export { buildCnn } from "./building/build-cnn.js";
export { buildLeNet5 } from "./building/build-le-net-5.js";
export { buildLogisticRegression } from "./building/build-logistic-regression.js";
export { buildMlp } from "./building/build-mlp.js";
export { buildResNet } from "./building/build-res-net.js";
export { buildSeparableCnn } from "./building/build-separable-cnn.js";
export { buildFromConfig } from "./building/config/build-from-config.js";
export { planOf } from "./building/config/plan-of.js";
export { toConfig } from "./building/config/to-config.js";
export type { OptimizerName } from "./building/make-optimizer.js";
export type { ClassifierOptions } from "./building/options/classifier-options.js";
export type {
  Activation,
  ImageShape,
  InitializerName,
  LayerKind,
  LayerSpec,
  Shape,
} from "./building/plan/layer-spec.js";
export type { LayerCosts, LayerPlan, NetworkPlan } from "./building/plan/network-plan.js";
export { csvLogger, type LineSink } from "./callbacks/csv-logger.js";
export { type EarlyStoppingOptions, earlyStopping } from "./callbacks/early-stopping.js";
export {
  type ExponentialMovingAverageOptions,
  exponentialMovingAverage,
} from "./callbacks/exponential-moving-average.js";
export { maxTime } from "./callbacks/max-time.js";
export { type ModelCheckpointOptions, modelCheckpoint } from "./callbacks/model-checkpoint.js";
export type { Monitor, MonitorMode } from "./callbacks/monitor.js";
export { type ReduceLrOnPlateauOptions, reduceLrOnPlateau } from "./callbacks/reduce-lr-on-plateau.js";
export { type CosineDecayOptions, cosineDecay } from "./callbacks/schedules/cosine-decay.js";
export {
  type LearningRateSchedule,
  learningRateSchedule,
  type ScheduleMoment,
} from "./callbacks/schedules/learning-rate-schedule.js";
export { type OneCycleOptions, oneCycle } from "./callbacks/schedules/one-cycle.js";
export { type StepDecayOptions, stepDecay } from "./callbacks/schedules/step-decay.js";
export { type WarmUpOptions, warmUp } from "./callbacks/schedules/warm-up.js";
export {
  type StochasticWeightAveragingOptions,
  stochasticWeightAveraging,
} from "./callbacks/stochastic-weight-averaging.js";
export { type TensorBoardOptions, tensorBoard } from "./callbacks/tensor-board/tensor-board.js";
export { type TerminateOnNaNOptions, terminateOnNaN } from "./callbacks/terminate-on-nan.js";
export type { CallbackState, StepLogs, TrainCallback, TrainRun } from "./callbacks/train-callback.js";
export type { CheckpointOptions } from "./checkpoints/checkpoint-options.js";
export type { CheckpointStore } from "./checkpoints/checkpoint-store.js";
export { directoryStore } from "./checkpoints/directory-store.js";
export { indexedDbStore } from "./checkpoints/indexed-db-store.js";
export type { JsonValue } from "./checkpoints/json-value.js";
export { memoryStore } from "./checkpoints/memory-store.js";
export { opfsStore } from "./checkpoints/opfs-store.js";
export { type ToOnnxOptions, toOnnx } from "./exporting/to-onnx.js";
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
export { fromBytes } from "./saving/from-bytes.js";
export { load } from "./saving/load.js";
export { loadFrom } from "./saving/load-from.js";
export type { ModelStore } from "./saving/model-store.js";
export { save } from "./saving/save.js";
export type { SaveOptions } from "./saving/save-options.js";
export { saveTo } from "./saving/save-to.js";
export { toBytes } from "./saving/to-bytes.js";
export { weightsSha256 } from "./saving/weights-sha256.js";
export type { BatchOptions } from "./training/batch-options.js";
export { type Ensemble, ensemble } from "./training/ensemble.js";
export { type ClassEvaluation, type EvaluateOptions, evaluate } from "./training/evaluate.js";
export type { ClassResult } from "./training/evaluate-classes.js";
export type { History } from "./training/history.js";
export {
  type LearningRateCurve,
  type LearningRateFinderOptions,
  type LearningRatePoint,
  learningRateFinder,
} from "./training/learning-rate-finder.js";
export type { GradientOptions } from "./training/optimizer-wrapping.js";
export { type Prediction, type PredictOptions, predict } from "./training/predict.js";
export { type ImageStream, predictStream, type StreamedPrediction } from "./training/predict-stream.js";
export type { LossAndAccuracy } from "./training/running-mean.js";
export { type TrainResult, train } from "./training/train.js";
export { trainEvents } from "./training/train-event-stream.js";
export type {
  EndEvent,
  EpochEvent,
  EpochLogs,
  ResumedFrom,
  StartEvent,
  StepEvent,
  TrainEvent,
} from "./training/train-events.js";
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
