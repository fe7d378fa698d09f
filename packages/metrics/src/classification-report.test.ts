import { expect, test } from "vitest";
import { classificationReport, classificationReportObject } from "./index.js";

const labels = [0, 1, 2, 2, 2];
const predictions = [0, 0, 2, 2, 1];
const targetNames = ["cat", "dog", "owl"];

test("the example of the text is true", () => {
  expect(classificationReport(labels, predictions, { targetNames })).toBe(`\
              precision    recall  f1-score   support

         cat       0.50      1.00      0.67         1
         dog       0.00      0.00      0.00         1
         owl       1.00      0.67      0.80         3

    accuracy                           0.60         5
   macro avg       0.50      0.56      0.49         5
weighted avg       0.70      0.60      0.61         5
`);
});

test("the example of the object is true", () => {
  const report = classificationReportObject(labels, predictions, { targetNames });
  expect(report.accuracy).toBe(0.6);
  expect(report.classes[2]).toEqual({ label: 2, name: "owl", precision: 1, recall: 2 / 3, f1Score: 0.8, support: 3 });
});

test("there is no accuracy when a class is left out", () => {
  expect(classificationReportObject(labels, predictions, { labels: [0, 2] }).accuracy).toBeNull();
});

test("names and classes must be equally many", () => {
  expect(() => classificationReport(labels, predictions, { targetNames: ["cat"] })).toThrow(
    expect.objectContaining({ code: "LENGTH_MISMATCH" }),
  );
});

test.each([-1, 1.5, 99, Number.NaN])("%d digits are refused", (digits) => {
  expect(() => classificationReport(labels, predictions, { digits })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});
