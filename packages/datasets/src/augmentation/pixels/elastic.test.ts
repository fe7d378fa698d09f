import { expect, test } from "vitest";
import { randomStream } from "../random/random-stream.js";
import { elastic } from "./elastic.js";

test("with the paper's numbers a pixel moves by 1.4 along an axis (root mean square), and neighbours alike", () => {
  const change = elastic().prepare([40, 40, 1]);
  const random = randomStream(3);
  const ramp = Uint8Array.from({ length: 1600 }, (_, i) => (i % 40) * 6);
  let [squares, difference] = [0, 0];
  for (let index = 0; index < 1000; index++) {
    random.seek(0, index);
    const image = ramp.slice();
    change(image, random);
    const moved = (at: number) => (image[at]! - ramp[at]!) / 6;
    squares += moved(20 * 40 + 20) ** 2;
    difference += (moved(20 * 40 + 20) - moved(20 * 40 + 21)) ** 2;
  }
  // alpha · √(1/3) / (2 · sigma · √π) = 1.38
  expect(Math.sqrt(squares / 1000)).toBeGreaterThan(1.28);
  expect(Math.sqrt(squares / 1000)).toBeLessThan(1.48);
  expect(Math.sqrt(difference / 1000)).toBeLessThan(0.35);
});
