import { expect, test } from "vitest";
import { closest } from "./closest.js";

test("a slip of the fingers finds the option that was meant", () => {
  const options = ["--epochs", "--batch-size", "--seed"];
  expect(closest("--epoch", options)).toBe("--epochs");
  expect(closest("--eopchs", options)).toBe("--epochs");
  expect(closest("--batchsize", options)).toBe("--batch-size");
  expect(closest("--seeed", options)).toBe("--seed");
});

test("a word that is far from all has no guess", () => {
  expect(closest("--verbose", ["--epochs", "--seed"])).toBeUndefined();
  expect(closest("-x", ["--epochs"])).toBeUndefined();
  expect(closest("run", [])).toBeUndefined();
});
