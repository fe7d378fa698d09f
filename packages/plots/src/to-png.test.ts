import { decode } from "fast-png";
import type { TopLevelSpec } from "vega-lite";
import { afterEach, expect, test, vi } from "vitest";
import { confusionHeatmap, learningCurves, PlotError, toPng, toSvg } from "./index.js";
import { sheetHistory, sheetMatrix } from "./testing/sheet.js";

const words: TopLevelSpec = {
  data: { values: [{ word: "Validation 0123456789 → é ж Ω" }] },
  width: 300,
  height: 40,
  mark: { type: "text", color: "black", font: "A font that no machine has" },
  encoding: { text: { field: "word" } },
};

/** Pixels that differ from the first one, the background. */
function marks(png: Uint8Array): number {
  const { data, channels } = decode(png);
  let count = 0;
  for (let i = 0; i < data.length; i += channels) if (data[i] !== data[0]) count++;
  return count;
}

afterEach(() => {
  vi.restoreAllMocks();
});

test("the example is true", async () => {
  const png = await toPng(learningCurves({ loss: [0.4, 0.1] }, { metric: "loss" }), { width: 800 });
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(decode(png).width).toBe(800);
});

test("the scale multiplies the size of the SVG", async () => {
  const spec = confusionHeatmap(sheetMatrix);
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(await toSvg(spec))!;
  const picture = decode(await toPng(spec, { scale: 1.5 }));
  expect(Math.abs(picture.width - 1.5 * Number(width))).toBeLessThanOrEqual(1);
  expect(Math.abs(picture.height - 1.5 * Number(height))).toBeLessThanOrEqual(1);
});

test("plots are not blank", async () => {
  expect(marks(await toPng(learningCurves(sheetHistory), { scale: 1 }))).toBeGreaterThan(5000);
  expect(marks(await toPng(confusionHeatmap(sheetMatrix), { scale: 1 }))).toBeGreaterThan(50_000);
});

test("text is drawn with the fonts of this package, whatever font the plot names", async () => {
  expect(marks(await toPng(words, { scale: 1 }))).toBeGreaterThan(500);
});

test("one plot gives the same bytes every time", async () => {
  expect(await toPng(words)).toEqual(await toPng(words));
});

test("text of another script is drawn, or skipped, without failing", async () => {
  const spec: TopLevelSpec = { ...words, data: { values: [{ word: "猫 0" }] } };
  expect(marks(await toPng(spec))).toBeGreaterThan(0);
});

test.each([{ scale: 0 }, { scale: Number.NaN }, { width: 0 }, { width: 10.5 }])("%o is refused", async (options) => {
  await expect(toPng(words, options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
});

test("a runtime without files is told to use toSvg", async () => {
  vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  await expect(toPng(words)).rejects.toMatchObject({ code: "UNSUPPORTED_RUNTIME" });
});

test("a specification that Vega refuses becomes a PlotError with the cause", async () => {
  const broken: TopLevelSpec = { ...words, transform: [{ calculate: "datum.word +", as: "w" }] };
  const error = await toSvg(broken).catch((thrown: unknown) => thrown);
  expect(PlotError.isInstance(error) && error.code).toBe("RENDER_FAILED");
  expect((error as PlotError).cause).toBeInstanceOf(Error);
});

test("a description is escaped where the SVG repeats it", async () => {
  const svg = await toSvg({ ...words, description: 'a < b & "c" $& d' });
  expect(svg).toContain('aria-label="a &lt; b &amp; &quot;c&quot; $&amp; d"');
});

test("the example of toSvg is true", async () => {
  const svg = await toSvg(learningCurves({ loss: [0.4, 0.1] }, { metric: "loss" }));
  expect(svg.startsWith("<svg")).toBe(true);
});
