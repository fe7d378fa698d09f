export { buildCnn } from "./building/build-cnn.js";
export type { Activation, CnnOptions } from "./building/cnn-options.js";
export type { OptimizerName } from "./building/make-optimizer.js";
export type { CheckpointOptions } from "./checkpoints/checkpoint-options.js";
export type { CheckpointStore } from "./checkpoints/checkpoint-store.js";
export { directoryStore } from "./checkpoints/directory-store.js";
export { indexedDbStore } from "./checkpoints/indexed-db-store.js";
export { memoryStore } from "./checkpoints/memory-store.js";
export { opfsStore } from "./checkpoints/opfs-store.js";
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
