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
export { formatParameterTable } from "./looking/format-parameter-table.js";
export { type ParameterRow, parameterTable } from "./looking/parameter-table.js";
export { summary } from "./looking/summary.js";
export { ModelError, type ModelErrorCode } from "./model-error.js";
export { load } from "./saving/load.js";
export { type SaveOptions, save } from "./saving/save.js";
export { weightsSha256 } from "./saving/weights-sha256.js";
export { type EvaluateOptions, evaluate } from "./training/evaluate.js";
export type { History } from "./training/history.js";
export { type Prediction, type PredictOptions, predict } from "./training/predict.js";
export type { LossAndAccuracy } from "./training/running-mean.js";
export { type TrainResult, train } from "./training/train.js";
export type { EndEvent, EpochEvent, EpochLogs, StartEvent, StepEvent, TrainEvent } from "./training/train-events.js";
export type { TrainOptions } from "./training/train-options.js";
