import { decode } from "fast-png";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { toPng } from "./to-png.js";

test("the example of the doc comment makes 16 × 8 pixels, the left half black, the right half white", () => {
  const { width, height, channels, data } = decode(toPng(Uint8Array.of(0, 255), { width: 2, height: 1, scale: 8 }));
  expect([width, height, channels]).toEqual([16, 8, 1]);
  expect(Array.from(data, (value, i) => value === (i % 16 < 8 ? 0 : 255)).every(Boolean)).toBe(true);
});

test("a decoder reads back the pixels, grey and coloured", () => {
  const grey = Uint8Array.from({ length: 28 * 28 }, (_, i) => i % 256);
  expect(decode(toPng(grey, { width: 28, height: 28 })).data).toEqual(grey);
  const colored = Uint8Array.from({ length: 4 * 2 * 3 }, (_, i) => i * 10);
  const { data, channels } = decode(toPng(colored, { width: 4, height: 2, channels: 3 }));
  expect(data).toEqual(colored);
  expect(channels).toBe(3);
});

test("enlarging repeats whole pixels, all channels together", () => {
  const { data } = decode(toPng(Uint8Array.of(1, 2, 3, 4, 5, 6), { width: 2, height: 1, channels: 3, scale: 2 }));
  const row = [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6];
  expect([...data]).toEqual([...row, ...row]);
});

test.each([
  [{ width: 2, height: 2 }, "SHAPE_MISMATCH"],
  [{ width: 3, height: 1, channels: 3 }, "SHAPE_MISMATCH"],
  [{ width: 1.5, height: 2 }, "INVALID_ARGUMENT"],
  [{ width: 0, height: 3 }, "INVALID_ARGUMENT"],
  [{ width: 3, height: 1, channels: 2 }, "INVALID_ARGUMENT"],
  [{ width: 3, height: 1, scale: 0 }, "INVALID_ARGUMENT"],
  [{ width: 3, height: 1, scale: 1.5 }, "INVALID_ARGUMENT"],
])("refuses three values as %o", async (options, code) => {
  expect((await errorOf(() => toPng(new Uint8Array(3), options))).code).toBe(code);
});
