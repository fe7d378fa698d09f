import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { featureMapGrid, filterGrid, saliencyOverlay, toPng, toSvg } from "./index.js";
import { rowsOf } from "./testing/rows-of.js";

const paper = [0xfc, 0xfb, 0xf8];
const blue = [0x00, 0x72, 0xb2];
const vermillion = [0xd5, 0x5e, 0x00];

/** The colours of a picture in a specification, pixel by pixel. */
function colorsOf(url: unknown): number[][] {
  const { data, channels } = decode(Uint8Array.from(atob(String(url).split(",")[1]!), (c) => c.charCodeAt(0)));
  expect(channels).toBe(3);
  return Array.from({ length: data.length / 3 }, (_, i) => [...data.slice(3 * i, 3 * i + 3)]);
}

test("the examples are true", () => {
  expect(featureMapGrid({ shape: [2, 1, 2], values: [0, 1, 2, 0], layer: "conv2d" }).description).toBe(
    "2 feature maps of 1 × 2 values, from 0 to 2.",
  );
  expect(filterGrid({ shape: [1, 1, 2, 2], values: [1, 0, 0, -0.5] }).description).toBe(
    "1 filter of 2 × 2 for 1 input channel, weights from -0.5 to 1.",
  );
  expect(saliencyOverlay(Uint8Array.of(0, 255), { shape: [1, 2], values: [0, 0.5] }).description).toBe(
    "An image of 1 × 2 pixels; the strongest value, 0.5, is in row 0, column 1.",
  );
});

test("maps share one scale: blue above 0, vermillion below, paper for 0", () => {
  const rows = rowsOf(featureMapGrid({ shape: [3, 1, 2], values: [0, 4, -4, 0, 2, 0] }));
  expect(rows.map(({ caption }) => caption)).toEqual(["0", "1", "2"]);
  expect(colorsOf(rows[0]!.url)).toEqual([paper, blue]);
  expect(colorsOf(rows[1]!.url)).toEqual([vermillion, paper]);
  expect(colorsOf(rows[2]!.url)[0]).toEqual(paper.map((value, i) => Math.round((value + blue[i]!) / 2)));
});

test("filters stand in columns, their input channels in rows", () => {
  // Kernels of 1×1: filter f, channel c has the weight 1 where f = 1 and c = 0.
  const rows = rowsOf(filterGrid({ shape: [3, 2, 1, 1], values: [0, 0, 1, 0, 0, 0] }));
  const isBlue = rows.map(({ url }) => colorsOf(url)[0]!.join() === blue.join());
  expect(isBlue).toEqual([false, true, false, false, false, false]);
  expect(new Set(rows.map(({ x }) => x)).size).toBe(3);
  expect(new Set(rows.map(({ y }) => y)).size).toBe(2);
});

test("an overlay covers the image as far as pixels are worth anything", () => {
  const [row] = rowsOf(saliencyOverlay(Uint8Array.of(0, 255, 255, 255), { shape: [2, 2], values: [0, 0, 3, -3] }));
  const colors = colorsOf(row!.url);
  expect(colors[0]).toEqual(paper);
  expect(Math.max(...colors[1]!)).toBeLessThan(170);
  expect(colors.slice(2)).toEqual([blue, vermillion]);
});

test("they render with and without a title", async () => {
  const svg = await toSvg(featureMapGrid({ shape: [9, 2, 2], values: new Float32Array(36), layer: "conv2d" }));
  expect(svg).toContain(">conv2d: 9 feature maps</text>");
  const plain = await toSvg(saliencyOverlay(new Uint8Array(4), { shape: [2, 2], values: [1, 0, 0, 0] }));
  expect(plain).toContain('aria-label="An image of 2 × 2 pixels; the strongest value, 1, is in row 0, column 0."');
  expect((await toPng(filterGrid({ shape: [1, 1, 1, 1], values: [1] }))).length).toBeGreaterThan(100);
});

describe("bad input is a typed error", () => {
  test.each([
    ["no map", () => featureMapGrid({ shape: [0, 2, 2], values: [] }), "EMPTY_INPUT"],
    ["too few values", () => featureMapGrid({ shape: [1, 2, 2], values: [1] }), "LENGTH_MISMATCH"],
    ["NaN", () => filterGrid({ shape: [1, 1, 1, 1], values: [Number.NaN] }), "INVALID_ARGUMENT"],
    ["half a pixel", () => filterGrid({ shape: [1, 1, 1, 1], values: [1] }, { pixelSize: 0.5 }), "INVALID_ARGUMENT"],
    ["no column", () => featureMapGrid({ shape: [1, 1, 1], values: [1] }, { columns: 0 }), "INVALID_ARGUMENT"],
    [
      "another image",
      () => saliencyOverlay(new Uint8Array(3), { shape: [2, 2], values: [1, 1, 1, 1] }),
      "LENGTH_MISMATCH",
    ],
  ])("%s", (_, plot, code) => {
    expect(plot).toThrow(expect.objectContaining({ code }));
  });
});
