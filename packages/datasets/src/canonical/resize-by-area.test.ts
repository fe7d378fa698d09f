import fc from "fast-check";
import { expect, test } from "vitest";
import { resizeByArea } from "./resize-by-area.js";

test("equals repeating every pixel `to` times and averaging blocks of `from`", () => {
  const side = fc.integer({ min: 1, max: 9 });
  const drawn = fc.record({ width: side, height: side, toWidth: side, toHeight: side, first: fc.nat(255) });
  fc.assert(
    fc.property(drawn, ({ width, height, toWidth, toHeight, first }) => {
      const values = Float64Array.from({ length: width * height }, (_, i) => (first + i * 83) % 256);
      const resized = resizeByArea({ values, width, height }, toWidth, toHeight);
      for (let y = 0; y < toHeight; y++) {
        for (let x = 0; x < toWidth; x++) {
          let sum = 0;
          for (let v = y * height; v < (y + 1) * height; v++) {
            for (let u = x * width; u < (x + 1) * width; u++) {
              sum += values[Math.floor(v / toHeight) * width + Math.floor(u / toWidth)]!;
            }
          }
          expect(resized.values[y * toWidth + x]).toBeCloseTo(sum / (width * height), 9);
        }
      }
    }),
    { seed: 6, numRuns: 200 },
  );
});
