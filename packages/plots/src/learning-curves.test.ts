import { expect, test } from "vitest";
import { learningCurves, lightTheme, toSvg } from "./index.js";
import { rowsOf } from "./testing/rows-of.js";
import { sheetHistory } from "./testing/sheet.js";

test("the example is true", () => {
  const history = { accuracy: [0.88, 0.95, 0.97], val_accuracy: [0.95, 0.97, 0.98] };
  expect(learningCurves(history).description).toBe(
    "Accuracy over 3 epochs. Train goes from 0.8800 to 0.9700, best 0.9700 in epoch 3. Validation goes from 0.9500 to 0.9800, best 0.9800 in epoch 3.",
  );
});

test("the best loss is the smallest", () => {
  expect(learningCurves({ loss: [0.5, 0.2, 0.3] }, { metric: "loss" }).description).toContain("best 0.2000 in epoch 2");
});

test("epochs count from 1", () => {
  const rows = rowsOf(learningCurves({ loss: [0.5, 0.2] }, { metric: "loss" }));
  expect(rows).toEqual([
    { epoch: 1, value: 0.5, series: "Train", run: "run" },
    { epoch: 2, value: 0.2, series: "Train", run: "run" },
  ]);
});

test("the picture holds axes, legend and every epoch as text", async () => {
  const svg = await toSvg(learningCurves(sheetHistory, { metric: "loss" }));
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts).toEqual(expect.arrayContaining(["Loss by epoch", "Epoch", "Loss", "Train", "Validation"]));
  for (let epoch = 1; epoch <= 10; epoch++) expect(texts).toContain(String(epoch));
});

test("train and validation keep their colours when one of them is missing", async () => {
  const svg = await toSvg(learningCurves({ val_accuracy: [0.5, 0.9] }));
  expect(svg).toContain(lightTheme.validation);
  expect(svg).not.toContain(lightTheme.train);
});

test("a loss that is not finite leaves a gap", () => {
  const rows = rowsOf(learningCurves({ loss: Float32Array.of(1, Number.NaN, 2) }, { metric: "loss" }));
  expect(rows.map(({ value }) => value)).toEqual([1, null, 2]);
});

test("runs are told apart by name in the legend and in the description", async () => {
  const runs = ["wide", "deep"].map((name) => ({ name, history: sheetHistory }));
  const spec = learningCurves(runs);
  expect(spec.description).toContain("Validation of deep goes from 0.9568");
  const svg = await toSvg(spec);
  expect(svg).toContain(">wide</text>");
  expect(svg).toContain("stroke-dasharray");
});

test("a history without the metric is refused with the keys it has", () => {
  expect(() => learningCurves({ loss: [1] })).toThrow(
    expect.objectContaining({ code: "EMPTY_INPUT", message: expect.stringContaining("found loss") }),
  );
  expect(() => learningCurves([])).toThrow(expect.objectContaining({ code: "EMPTY_INPUT" }));
});

test("runs of one name and sizes of nothing are refused", () => {
  const run = { name: "a", history: sheetHistory };
  const invalid = expect.objectContaining({ code: "INVALID_ARGUMENT" });
  expect(() => learningCurves([run, run])).toThrow(invalid);
  expect(() => learningCurves(sheetHistory, { width: 0 })).toThrow(invalid);
  expect(() => learningCurves(sheetHistory, { height: Number.NaN })).toThrow(invalid);
});
