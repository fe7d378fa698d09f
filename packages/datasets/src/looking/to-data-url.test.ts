import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { toDataUrl } from "./to-data-url.js";
import { toPng } from "./to-png.js";

test("the example of the doc comment is true", () => {
  expect(toDataUrl(Uint8Array.of(0, 255), { width: 2, height: 1 }).slice(0, 22)).toBe("data:image/png;base64,");
});

test("fetching the URL gives the bytes of the PNG file", async () => {
  const image = Uint8Array.from({ length: 28 * 28 }, (_, i) => (i * 7) % 256);
  const options = { width: 28, height: 28, scale: 2 };
  const response = await fetch(toDataUrl(image, options));
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(toPng(image, options)));
});

test("refuses what toPng refuses", async () => {
  expect((await errorOf(() => toDataUrl(new Uint8Array(3), { width: 2, height: 1 }))).code).toBe("SHAPE_MISMATCH");
});
