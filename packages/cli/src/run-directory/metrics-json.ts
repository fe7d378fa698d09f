import type { RunRecord } from "../experiment/run-record.js";

/**
 * The numbers of a run for programs, as JSON.
 *
 * What the run did not come to is `null`. Losses are means over images, accuracies and scores are in [0, 1], times in
 * seconds, memory in bytes; `confusionMatrix` has rows of true and columns of predicted classes.
 *
 * @returns JSON text that ends in "\n".
 */
export function metricsJson(record: RunRecord): string {
  const { results, options, status } = record;
  const { data, network, training, evaluation, scores, tuning } = results;
  const metrics = {
    format: 1,
    status,
    quick: options.quick,
    command: record.command,
    options: { ...options, data: options.data ?? null },
    versions: record.versions,
    machine: record.machine,
    startedAt: record.startedAt.toISOString(),
    seconds: { ...record.seconds, total: record.totalSeconds },
    peakRssBytes: record.peakMemoryBytes,
    data: data ? { trainImages: data.train.length, testImages: data.test.length } : null,
    parameters: network?.parameters ?? null,
    training: training
      ? {
          epochs: training.epochs,
          stepsPerEpoch: training.stepsPerEpoch,
          samples: training.samples,
          validationSamples: training.validationSamples,
          epochSeconds: training.epochSeconds,
          history: training.history,
        }
      : null,
    test: evaluation ?? null,
    accuracyScore: scores?.accuracy ?? null,
    confusionMatrix: scores?.confusionMatrix ?? null,
    classificationReport: scores?.report ?? null,
    weightsSha256: results.weights ?? null,
    tuning: tuning
      ? {
          trials: tuning.trialsDone,
          trainImages: tuning.trainImages,
          validationImages: tuning.validationImages,
          epochs: tuning.epochs,
          best: tuning.best
            ? { number: tuning.best.number, value: tuning.best.value, params: tuning.best.params }
            : null,
        }
      : null,
  };
  return `${JSON.stringify(metrics, null, 2)}\n`;
}
