import type { Dataset } from "@mnistlab/datasets";
import {
  accuracyScore,
  type ClassificationReport,
  classificationReport,
  classificationReportObject,
  confusionMatrix,
} from "@mnistlab/metrics";
import type { Prediction } from "@mnistlab/models";

/** A test image that the network gets wrong. */
export interface Misreading {
  /** Its place among the test images, from 0. */
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
  /** The probability that the network gives its wrong answer, in [0, 1]. */
  readonly confidence: number;
  /** Pixels, 0 for paper to 255 for ink. */
  readonly image: Uint8Array;
}

/** How good the predictions are. */
export interface ScoresResult {
  /** Share of right predictions, in [0, 1]. */
  readonly accuracy: number;
  /** Rows are true classes, columns predicted ones. */
  readonly confusionMatrix: readonly (readonly number[])[];
  /** scikit-learn's report, as data and as text. */
  readonly report: ClassificationReport;
  readonly reportText: string;
  /** The images that are misread, the most confident mistakes first. */
  readonly misreadings: readonly Misreading[];
}

/** Accuracy, confusion matrix, classification report and the mistakes themselves. */
export function measurePredictions(test: Dataset, { classes, probabilities, shape }: Prediction): ScoresResult {
  const { labels, classNames } = test;
  const options = { labels: classNames.map((_, i) => i), targetNames: classNames };
  const misreadings: Misreading[] = [];
  for (let index = 0; index < test.length; index++) {
    const predicted = classes[index]!;
    if (predicted === labels[index]) continue;
    misreadings.push({ index, predicted, confidence: probabilities[index * shape[1] + predicted]!, ...test.at(index) });
  }
  misreadings.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  return {
    accuracy: accuracyScore(labels, classes),
    confusionMatrix: confusionMatrix(labels, classes, { labels: options.labels }),
    report: classificationReportObject(labels, classes, options),
    reportText: classificationReport(labels, classes, options),
    misreadings,
  };
}
