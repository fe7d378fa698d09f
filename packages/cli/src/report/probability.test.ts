import { expect, test } from "vitest";
import { probability } from "./probability.js";

test("a tiny probability is a power of ten", () => {
  expect(probability(0.99704).text).toBe("0.9970");
  expect(probability(0).text).toBe("0.0000");
  expect(probability(1.32e-9).text).toBe("1.3·10<sup>−9</sup>");
});
