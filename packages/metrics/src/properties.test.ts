import fc from "fast-check";
import { expect, test } from "vitest";
import { accuracyScore, classificationReport, confusionMatrix, precisionRecallFscoreSupport } from "./index.js";

const classes = fc.constantFrom(-3, 0, 1, 2, 7, 100_000);
const pairs = fc.array(fc.tuple(classes, classes), { minLength: 1, maxLength: 60 });
const settings = { seed: 5, numRuns: 200 };

const split = (samples: [number, number][]) =>
  [samples.map(([label]) => label), samples.map(([, guess]) => guess)] as const;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

test("the order of the samples does not matter", () => {
  const shuffled = pairs.chain((samples) =>
    fc.tuple(fc.constant(samples), fc.shuffledSubarray(samples, { minLength: samples.length })),
  );
  fc.assert(
    fc.property(shuffled, ([samples, others]) => {
      expect(confusionMatrix(...split(others))).toEqual(confusionMatrix(...split(samples)));
      expect(classificationReport(...split(others))).toBe(classificationReport(...split(samples)));
    }),
    settings,
  );
});

test("the confusion matrix counts every sample once and its trace the right ones", () => {
  fc.assert(
    fc.property(pairs, (samples) => {
      const matrix = confusionMatrix(...split(samples));
      expect(sum(matrix.flat())).toBe(samples.length);
      expect(sum(matrix.map((row, i) => row[i]!)) / samples.length).toBe(accuracyScore(...split(samples)));
    }),
    settings,
  );
});

test("rows of the confusion matrix add up to the support, and its diagonal gives precision and recall", () => {
  fc.assert(
    fc.property(pairs, (samples) => {
      const matrix = confusionMatrix(...split(samples));
      const { precision, recall, support } = precisionRecallFscoreSupport(...split(samples));
      expect(matrix.map(sum)).toEqual(support);
      const columns = matrix.map((_, j) => sum(matrix.map((row) => row[j]!)));
      expect(precision).toEqual(matrix.map((row, i) => row[i]! / (columns[i] || 1)));
      expect(recall).toEqual(matrix.map((row, i) => row[i]! / (support[i] || 1)));
    }),
    settings,
  );
});

test("swapping labels and predictions swaps precision and recall and transposes the matrix", () => {
  fc.assert(
    fc.property(pairs, (samples) => {
      const [labels, predictions] = split(samples);
      const scores = precisionRecallFscoreSupport(labels, predictions);
      const swapped = precisionRecallFscoreSupport(predictions, labels);
      expect(swapped.precision).toEqual(scores.recall);
      expect(swapped.fscore).toEqual(scores.fscore);
      const matrix = confusionMatrix(labels, predictions);
      expect(confusionMatrix(predictions, labels)).toEqual(matrix.map((_, i) => matrix.map((row) => row[i]!)));
    }),
    settings,
  );
});

test("renaming classes in order changes no score", () => {
  const rename = (values: readonly number[]) => values.map((value) => 2 * value + 11);
  fc.assert(
    fc.property(pairs, fc.constantFrom("micro", "macro", "weighted"), (samples, average) => {
      const [labels, predictions] = split(samples);
      expect(precisionRecallFscoreSupport(rename(labels), rename(predictions), { average })).toEqual(
        precisionRecallFscoreSupport(labels, predictions, { average }),
      );
    }),
    settings,
  );
});

test("the micro average is the accuracy", () => {
  fc.assert(
    fc.property(pairs, (samples) => {
      const accuracy = accuracyScore(...split(samples));
      const { precision, recall, fscore } = precisionRecallFscoreSupport(...split(samples), { average: "micro" });
      expect([precision, recall]).toEqual([accuracy, accuracy]);
      expect(fscore).toBeCloseTo(accuracy, 14);
    }),
    settings,
  );
});
