import { decode } from "fast-png";
import { expect, test } from "vitest";
import { digitGallery, lightTheme, toPng, toSvg } from "./index.js";
import { rowsOf } from "./testing/rows-of.js";
import { gradient } from "./testing/sheet.js";

test("the example is true", () => {
  const spec = digitGallery([new Uint8Array(784), new Uint8Array(784)], { labels: [4, 7], predictions: [9, 7] });
  expect(spec.description).toBe("2 images. 1 of 2 predictions is wrong: 4 taken for 9.");
});

test("an image keeps every grey value as the opacity of ink", () => {
  const { width, height, channels, data } = decode(bytesOf(rowsOf(digitGallery([gradient]))[0]!.url));
  expect([width, height, channels]).toEqual([28, 28, 2]);
  expect(data.filter((_, i) => i % 2 === 1)).toEqual(gradient);
});

test("a photograph of a megapixel is an image, too", () => {
  const photograph = Uint8Array.from({ length: 1024 * 1024 }, (_, i) => Math.imul(i, 2654435761) >>> 24);
  const [tile] = rowsOf(digitGallery([photograph], { width: 1024, height: 1024, pixelSize: 1 }));
  expect(decode(bytesOf(tile!.url))).toMatchObject({ width: 1024, height: 1024 });
});

test("one array of pixels and an array per image give the same plot", () => {
  const flat = new Uint8Array([...gradient, ...gradient.toReversed()]);
  expect(digitGallery(flat)).toEqual(digitGallery([gradient, gradient.toReversed()]));
});

test("only wrong predictions are framed in the colour of errors", async () => {
  const options = { labels: [4, 7], predictions: [9, 7] };
  const svg = await toSvg(digitGallery([gradient, gradient], options));
  expect(svg.match(new RegExp(`stroke="${lightTheme.wrong}"`, "g"))).toHaveLength(1);
  for (const text of ["4 → 9", "7", "1 of 2 wrong"]) expect(svg).toContain(`>${text}</text>`);
  expect(await toSvg(digitGallery([gradient], { labels: [7], predictions: [7] }))).not.toContain(lightTheme.wrong);
});

test("names that are too long for one line go on two", () => {
  const classNames = ["Ankle boot", "T-shirt/top"];
  const [tile] = rowsOf(digitGallery([gradient], { labels: [0], predictions: [1], classNames }));
  expect(tile!.caption).toEqual(["Ankle boot →", "T-shirt/top"]);
});

test("captions take the place of labels", () => {
  const [tile] = rowsOf(digitGallery([gradient], { labels: [1], captions: ["filter 3"] }));
  expect(tile!.caption).toBe("filter 3");
});

test("pixels stay crisp in PNG", async () => {
  const spec = digitGallery([gradient], { pixelSize: 4 });
  const { width, data, channels } = decode(await toPng(spec, { scale: 1 }));
  const margin = 17; // the padding and the outer half of the frame
  const red = (x: number, y: number) => data[((margin + y) * width + margin + x) * channels]!;
  for (const [column, row] of [
    [3, 3],
    [4, 3],
    [9, 20],
    [26, 26],
  ] as const) {
    const block = Array.from({ length: 16 }, (_, i) => red(4 * column + (i % 4), 4 * row + Math.floor(i / 4)));
    expect(new Set(block).size, `pixel ${column}, ${row}`).toBe(1);
  }
  expect(red(16, 12)).not.toBe(red(12, 12));
});

test.each([
  ["no image", () => digitGallery([]), "EMPTY_INPUT"],
  ["no pixels", () => digitGallery(new Uint8Array(0)), "EMPTY_INPUT"],
  ["an image of another size", () => digitGallery([new Uint8Array(783)]), "LENGTH_MISMATCH"],
  ["pixels left over", () => digitGallery(new Uint8Array(785)), "LENGTH_MISMATCH"],
  ["too few labels", () => digitGallery([gradient, gradient], { labels: [1] }), "LENGTH_MISMATCH"],
  ["too many predictions", () => digitGallery([gradient], { predictions: [1, 2] }), "LENGTH_MISMATCH"],
  ["too few captions", () => digitGallery([gradient], { captions: [] }), "LENGTH_MISMATCH"],
  ["0 columns", () => digitGallery([gradient], { columns: 0 }), "INVALID_ARGUMENT"],
  ["half a pixel", () => digitGallery([gradient], { pixelSize: 0.5 }), "INVALID_ARGUMENT"],
])("%s is refused", (_, run, code) => {
  expect(run).toThrow(expect.objectContaining({ code }));
});

/** The file in a PNG data URL. */
function bytesOf(url: unknown): Uint8Array {
  return Uint8Array.from(atob(String(url).replace("data:image/png;base64,", "")), (c) => c.charCodeAt(0));
}
