import { expect, onTestFinished, test, vi } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { toImageData } from "./to-image-data.js";

test("the example of the doc comment is true", () => {
  const { data, width, height, colorSpace } = toImageData(Uint8Array.of(7, 9), { width: 2, height: 1 });
  expect([...data]).toEqual([7, 7, 7, 255, 9, 9, 9, 255]);
  expect({ width, height, colorSpace }).toEqual({ width: 2, height: 1, colorSpace: "srgb" });
});

test("keeps colours", () => {
  const { data } = toImageData(Uint8Array.of(1, 2, 3, 4, 5, 6), { width: 1, height: 2, channels: 3 });
  expect([...data]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
});

test("is the runtime's ImageData where there is one", () => {
  class Stub {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  vi.stubGlobal("ImageData", Stub);
  onTestFinished(() => void vi.unstubAllGlobals());
  const made = toImageData(Uint8Array.of(7), { width: 1, height: 1 });
  expect(made).toBeInstanceOf(Stub);
  expect([made.width, made.height, ...made.data]).toEqual([1, 1, 7, 7, 7, 255]);
});

test("refuses an image of another size", async () => {
  expect((await errorOf(() => toImageData(new Uint8Array(3), { width: 2, height: 1 }))).code).toBe("SHAPE_MISMATCH");
});
