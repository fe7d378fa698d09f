import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  accuracyScore,
  classificationReport,
  classificationReportObject,
  confusionMatrix,
  precisionRecallFscoreSupport,
} from "./index.js";

const functions = {
  accuracyScore,
  classificationReport,
  confusionMatrix,
  precisionRecallFscoreSupport,
} as const;

type Runs = [value: number, times: number][];
type DataRecord = { data: string; labels: Runs; predictions: Runs };
type CaseRecord = { function: keyof typeof functions; of: string; options: object; expected: unknown };

/** What 1.2 answered differently. We follow 1.9. */
const changedSince12 = [
  // The accuracy is printed as such when `labels` holds more than the classes that occur.
  'classificationReport of random 3 with {"labels":[0,1,2,3]}',
  // F-scores come from counts, not from rounded precisions and recalls: other last digits, other sides of a tie.
  "classificationReport of random 40 with {}",
  'classificationReport of random 3 with {"digits":20}',
  "classificationReport of small 6 with {}",
  "classificationReport of small 24 with {}",
  // F at beta 0 is the precision also where that is `zeroDivision`.
  'precisionRecallFscoreSupport of class never predicted with {"beta":0,"zeroDivision":1}',
  // Classes without samples are averaged evenly where all weights are 0.
  'precisionRecallFscoreSupport of class only predicted with {"labels":[3,8],"average":"weighted","zeroDivision":1}',
];

function readGolden(version: string): { data: Map<string, DataRecord>; cases: CaseRecord[] } {
  const path = new URL(`../golden/scikit-learn-${version}.jsonl`, import.meta.url);
  const [, ...records] = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line, (_, value) => (value === "NaN" || value === "Infinity" ? Number(value) : value)));
  return {
    data: new Map(records.filter((record) => "data" in record).map((record) => [record.data, record])),
    cases: records.filter((record) => "function" in record),
  };
}

const expand = (runs: Runs) => Int32Array.from(runs.flatMap(([value, times]) => new Array(times).fill(value)));
const title = ({ function: name, of, options }: CaseRecord) => `${name} of ${of} with ${JSON.stringify(options)}`;

function expectClose(found: unknown, expected: unknown): void {
  if (typeof expected === "number" && typeof found === "number" && !Number.isNaN(expected)) {
    expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
  } else if (Array.isArray(expected)) {
    expect(found).toHaveLength(expected.length);
    expected.forEach((item, i) => {
      expectClose((found as unknown[])[i], item);
    });
  } else if (typeof expected === "object" && expected !== null) {
    for (const [key, item] of Object.entries(expected)) expectClose((found as Record<string, unknown>)[key], item);
  } else {
    expect(found).toStrictEqual(expected);
  }
}

describe.each(["1.9.1", "1.2.1"])("scikit-learn %s gives the same answer", (version) => {
  const { data, cases } = readGolden(version);
  const same = cases.filter((record) => version === "1.9.1" || !changedSince12.includes(title(record)));

  test.each(same.map((record) => [title(record), record] as const))("%s", (_, record) => {
    const { labels, predictions } = data.get(record.of)!;
    const compute: (labels: Int32Array, predictions: Int32Array, options: object) => unknown =
      functions[record.function];
    expectClose(compute(expand(labels), expand(predictions), record.options), record.expected);
  });

  test("the table is whole", () => {
    expect(cases.length).toBeGreaterThan(250);
    expect(cases.length - same.length).toBe(version === "1.9.1" ? 0 : changedSince12.length);
  });
});

test("the report as data holds the numbers of precisionRecallFscoreSupport", () => {
  const { data } = readGolden("1.9.1");
  for (const { labels, predictions } of data.values()) {
    const [truth, guesses] = [expand(labels), expand(predictions)];
    const report = classificationReportObject(truth, guesses);
    const perClass = precisionRecallFscoreSupport(truth, guesses);
    expect(report.classes.map(({ f1Score }) => f1Score)).toEqual(perClass.fscore);
    expect(report.classes.map(({ support }) => support)).toEqual(perClass.support);
    for (const average of ["micro", "macro", "weighted"] as const) {
      const { precision, recall, fscore } = precisionRecallFscoreSupport(truth, guesses, { average });
      const support = truth.length;
      expect(report[`${average}Average`]).toEqual({ precision, recall, f1Score: fscore, support });
    }
    expect(report.accuracy).toBeCloseTo(accuracyScore(truth, guesses), 14);
  }
});
