import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import {
  confusionHeatmap,
  digitGallery,
  featureMapGrid,
  filterGrid,
  learningCurves,
  learningRateCurve,
  saliencyOverlay,
  toSvg,
} from "./index.js";
import { gradient, sheetHistory, sheetMatrix } from "./testing/sheet.js";

const fashion = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"];

const specs: Record<string, TopLevelSpec> = {
  "accuracy curves": learningCurves(sheetHistory),
  "loss curves": learningCurves(sheetHistory, { metric: "loss" }),
  "curves of two runs": learningCurves([
    { name: "3×3", history: sheetHistory },
    { name: "5×5", history: { loss: [0.4, 0.2], accuracy: [0.8, 0.9] } },
  ]),
  "curves of one epoch": learningCurves({ accuracy: [0.9] }),
  "curves of many epochs": learningCurves(
    { loss: Array.from({ length: 60 }, (_, i) => 1 / (i + 1)) },
    { metric: "loss" },
  ),
  "a diverged run": learningCurves({ loss: [1, Number.NaN, Number.POSITIVE_INFINITY] }, { metric: "loss" }),
  "losses by learning rate": learningRateCurve(
    [
      { learningRate: 1e-5, loss: 2.3, smoothedLoss: 2.3 },
      { learningRate: 1e-3, loss: 1.2, smoothedLoss: 1.5 },
      { learningRate: 0.1, loss: Number.POSITIVE_INFINITY },
    ],
    { suggestion: 1e-4 },
  ),
  "confusion counts": confusionHeatmap(sheetMatrix),
  "confusion shares": confusionHeatmap(sheetMatrix, { normalize: "true", classNames: fashion }),
  "no confusion": confusionHeatmap([[5]]),
  "plain gallery": digitGallery([gradient]),
  "misclassified gallery": digitGallery([gradient, gradient], { labels: [4, 7], predictions: [9, 7] }),
  "feature maps": featureMapGrid({ shape: [3, 2, 2], values: [1, 2, 3, 4, 0, 0, 0, 0, -1, -2, 0, 1], layer: "conv2d" }),
  filters: filterGrid({ shape: [2, 1, 2, 2], values: [1, 2, 3, 4, -1, -2, -3, -4] }),
  "saliency overlay": saliencyOverlay(gradient, { shape: [28, 28], values: gradient }, { title: "A gradient" }),
  "captioned gallery": digitGallery([gradient], { captions: ["kernel 0"], title: "Kernels" }),
};

const schema = createRequire(import.meta.url)("vega-lite/vega-lite-schema.json");
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

describe.each(Object.entries(specs))("%s", (_, spec) => {
  test("are valid Vega-Lite", () => {
    validate(JSON.parse(JSON.stringify(spec)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("survive JSON", () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test("render as an SVG that names what it shows", async () => {
    const svg = await toSvg(spec);
    expect(svg).toContain(`role="img" aria-label="${spec.description}"`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test("importing the package loads neither Vega nor resvg", () => {
  const folder = new URL(".", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^testing/.test(file));
  expect(sources.length).toBeGreaterThan(10);
  for (const file of sources) {
    const code = readFileSync(new URL(file, folder), "utf8");
    expect(code, file).not.toMatch(/^(import|export) (?!type).*from "(vega|@resvg)/m);
  }
});
