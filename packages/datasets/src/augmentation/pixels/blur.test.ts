import fc from "fast-check";
import { expect, test } from "vitest";
import { blur } from "./blur.js";

test("equals the sum over the window of both axes' weights, with zeros outside", () => {
  const side = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(side, side, fc.constantFrom(1, 3, 5, 21), (width, height, taps) => {
      const field = Float64Array.from({ length: width * height }, (_, i) => ((i * 37) % 19) - 9);
      const kernel = Float64Array.from({ length: taps }, (_, i) => 1 + ((i * 5) % 7));
      const radius = (taps - 1) / 2;
      const expected = Array.from(field, (_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        let sum = 0;
        for (let v = 0; v < height; v++) {
          for (let u = 0; u < width; u++) {
            sum += field[v * width + u]! * (kernel[u - x + radius] ?? 0) * (kernel[v - y + radius] ?? 0);
          }
        }
        return sum; // integers: exact in any order
      });
      blur(field, width, kernel, new Float64Array(field.length));
      expect([...field]).toEqual(expected);
    }),
    { seed: 10, numRuns: 200 },
  );
});
