import { expect, test } from "vitest";
import { toDataUrl } from "./to-data-url.js";
import { toImageData } from "./to-image-data.js";

const image = Uint8Array.of(0, 50, 100, 150, 200, 250);
const size = { width: 3, height: 2 };

/** What a canvas holds after `draw`: the red of every pixel. */
function reds(draw: (context: CanvasRenderingContext2D) => void): number[] {
  const canvas = Object.assign(document.createElement("canvas"), size);
  const context = canvas.getContext("2d")!;
  draw(context);
  return Array.from(context.getImageData(0, 0, 3, 2).data).filter((_, i) => i % 4 === 0);
}

test("a canvas draws the ImageData", () => {
  const data = toImageData(image, size);
  expect(data).toBeInstanceOf(ImageData);
  expect(reds((context) => context.putImageData(data as ImageData, 0, 0))).toEqual([...image]);
});

test("an <img> shows the data URL", async () => {
  const element = new Image();
  element.src = toDataUrl(image, size);
  await element.decode();
  expect(reds((context) => context.drawImage(element, 0, 0))).toEqual([...image]);
});
