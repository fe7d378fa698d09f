import { expect, test } from "vitest";
import { matrixText, probabilitiesText, shapeText, vectorText } from "./numpy-text.js";

test("arrays are written as NumPy writes them", () => {
  expect(shapeText([60_000, 28, 28])).toBe("(60000, 28, 28)");
  expect(shapeText([60_000])).toBe("(60000,)");
  expect(vectorText([7, 2, 1])).toBe("[7 2 1]");
  expect(
    matrixText([
      [971, 0],
      [1, 1131],
    ]),
  ).toBe("[[ 971    0]\n [   1 1131]]");
});

test("probabilities stand four to a line, as the lab sheet shows them", () => {
  const text = probabilitiesText([1.3207576e-9, 0, 0, 0, 0.9999967, 0]);
  expect(text.split("\n")).toEqual([
    "array([[1.3207576e-09, 0.0000000e+00, 0.0000000e+00, 0.0000000e+00,",
    "        9.9999670e-01, 0.0000000e+00]], dtype=float32)",
  ]);
});
