import { expect, test } from "vitest";
import { confusionHeatmap, toSvg } from "./index.js";
import { rowsOf } from "./testing/rows-of.js";
import { sheetMatrix } from "./testing/sheet.js";

test("the example is true", () => {
  const spec = confusionHeatmap(
    [
      [9, 1],
      [0, 10],
    ],
    { classNames: ["cat", "dog"] },
  );
  expect(spec.description).toBe(
    "Confusion matrix of 2 classes: 19 of 20 predictions are right (95.0 %). Most frequent confusion: cat as dog (1).",
  );
});

test("every cell says its count", async () => {
  const svg = await toSvg(confusionHeatmap(sheetMatrix));
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  for (const count of sheetMatrix.flat()) {
    const at = texts.indexOf(String(count));
    expect(at, String(count)).toBeGreaterThanOrEqual(0);
    texts.splice(at, 1);
  }
  expect(texts).toEqual(expect.arrayContaining(["9,877 of 10,000 right", "Predicted class", "True class"]));
});

test("no number is wider than its cell", async () => {
  const million = [
    [1_000_000, 3],
    [12, 2_500_000],
  ];
  const spec = confusionHeatmap(million);
  const step = (spec as { width: { step: number } }).width.step;
  const widestFigure = 0.6 * 12;
  expect(step * 0.96).toBeGreaterThan("2500000".length * widestFigure);
});

test("a wrong prediction in a thousand is not white", async () => {
  const svg = await toSvg(
    confusionHeatmap([
      [999, 1],
      [10, 990],
    ]),
  );
  const fills = [...svg.matchAll(/<path[^>]*fill="(rgb[^"]*)"/g)].map(([, fill]) => fill);
  expect(new Set(fills).size).toBe(4);
});

test.each([
  ["true", ["75.0%", "25.0%", "0", "100.0%"]],
  ["pred", ["100.0%", "20.0%", "0", "80.0%"]],
  ["all", ["37.5%", "12.5%", "0", "50.0%"]],
  [null, ["3", "1", "0", "4"]],
] as const)("normalize %s says shares of it", (normalize, texts) => {
  const rows = rowsOf(
    confusionHeatmap(
      [
        [3, 1],
        [0, 4],
      ],
      { normalize },
    ),
  );
  expect(rows.map(({ text }) => text)).toEqual(texts);
});

test("a share too small to print is not printed as zero", () => {
  const rows = rowsOf(
    confusionHeatmap(
      [
        [99_999, 1],
        [0, 1],
      ],
      { normalize: "true" },
    ),
  );
  expect(rows[1]!.text).toBe("<0.1%");
});

test("class names that are not distinct or not as many as rows are refused", () => {
  expect(() =>
    confusionHeatmap(
      [
        [1, 0],
        [0, 1],
      ],
      { classNames: ["a", "a"] },
    ),
  ).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  expect(() =>
    confusionHeatmap(
      [
        [1, 0],
        [0, 1],
      ],
      { classNames: ["a"] },
    ),
  ).toThrow(expect.objectContaining({ code: "LENGTH_MISMATCH" }));
});

test.each([
  ["no class", [], "EMPTY_INPUT"],
  [
    "no sample",
    [
      [0, 0],
      [0, 0],
    ],
    "EMPTY_INPUT",
  ],
  ["a row too short", [[1, 0], [1]], "LENGTH_MISMATCH"],
  [
    "a negative count",
    [
      [1, -1],
      [0, 1],
    ],
    "INVALID_ARGUMENT",
  ],
  [
    "a count that is NaN",
    [
      [1, Number.NaN],
      [0, 1],
    ],
    "INVALID_ARGUMENT",
  ],
])("a matrix with %s is refused", (_, matrix, code) => {
  expect(() => confusionHeatmap(matrix)).toThrow(expect.objectContaining({ code }));
});

test("an unknown way to normalise is refused", () => {
  expect(() => confusionHeatmap([[1]], { normalize: "rows" as "true" })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});
