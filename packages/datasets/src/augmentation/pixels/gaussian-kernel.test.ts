import { expect, test } from "vitest";
import { gaussianKernel } from "./gaussian-kernel.js";

test.each([0.5, 1, 1.7, 4, 8, 64])(
  "for σ = %f is the Gaussian of the engine's exp to 1e-11, and sums to 1",
  (sigma) => {
    const radius = Math.ceil(3 * sigma);
    const raw = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    const kernel = gaussianKernel(sigma);
    expect(kernel.length).toBe(raw.length);
    kernel.forEach((weight, i) => {
      expect(Math.abs(weight / (raw[i]! / total) - 1)).toBeLessThan(1e-11);
    });
    expect(kernel.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
  },
);
