import { expect, test } from "vitest";
import { scalePixels } from "./scale-pixels.js";

test("the example of the doc comment is true", () => {
  expect(scalePixels(Uint8Array.of(0, 51, 255))).toEqual(Float32Array.of(0, 0.2, 1));
});

test("every byte becomes the float32 nearest to byte / 255", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect([...scalePixels(bytes)]).toEqual([...bytes].map((byte) => Math.fround(byte / 255)));
});
