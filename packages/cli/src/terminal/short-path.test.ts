import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { shortPath } from "./short-path.js";

test("only paths below the working directory get shorter", () => {
  expect(shortPath(resolve("runs", "first"))).toBe(join("runs", "first"));
  const outside = resolve("..", "elsewhere");
  expect(shortPath(outside)).toBe(outside);
  expect(shortPath(process.cwd())).toBe(process.cwd());
  expect(shortPath("https://example.org/mnist")).toBe("https://example.org/mnist");
});
