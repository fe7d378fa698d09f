import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { testFileSource } from "../testing.js";
import { memory } from "./memory.js";

testFileSource((files) => memory(files), { test });

test("says that it does not have a file", async () => {
  const error = await errorOf(() => memory({}).locate("images"));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toBe("[datasets] there is no such file.");
});

test("the example of the doc comment is true", () => {
  const source = memory({ "train-labels-idx1-ubyte": Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0) });
  expect(source.locate("train-labels-idx1-ubyte").length).toBe(1);
});
