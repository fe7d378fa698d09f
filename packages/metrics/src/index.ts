export { accuracyScore } from "./accuracy-score.js";
export type { Average } from "./average.js";
export { type ClassificationReportOptions, classificationReport } from "./classification-report.js";
export {
  type ClassificationReport,
  type ClassificationReportObjectOptions,
  type ClassReport,
  classificationReportObject,
  type ReportScores,
} from "./classification-report-object.js";
export { type ConfusionMatrixOptions, confusionMatrix } from "./confusion-matrix.js";
export { MetricsError, type MetricsErrorCode } from "./metrics-error.js";
export {
  type AverageScores,
  type ClassScores,
  type PrecisionRecallFscoreOptions,
  precisionRecallFscoreSupport,
} from "./precision-recall-fscore-support.js";
