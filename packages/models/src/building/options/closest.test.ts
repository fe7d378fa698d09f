import { expect, test } from "vitest";
import { closest } from "./closest.js";

test("a slip of the fingers finds the option that was meant", () => {
  const options = ["filters", "kernelSize", "denseUnits"];
  expect(closest("filter", options)).toBe("filters");
  expect(closest("kernel_size", options)).toBe("kernelSize");
  expect(closest("desneUnits", options)).toBe("denseUnits");
});

test("a word that is far from all has no guess", () => {
  expect(closest("foo", ["filters", "seed"])).toBeUndefined();
  expect(closest("seed", [])).toBeUndefined();
});
