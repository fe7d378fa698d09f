import { expect, test } from "vitest";
import { DatasetError } from "./dataset-error.js";

test("carries its code, message and cause", () => {
  const cause = new Error("below");
  const error = new DatasetError("INVALID_FILE", "[datasets] above", { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "DatasetError", code: "INVALID_FILE", message: "[datasets] above", cause });
});

test("isInstance knows errors of another copy of the package, and nothing else", () => {
  const foreign = Object.assign(new Error("from elsewhere"), { [Symbol.for("mnistlab.DatasetError")]: true });
  expect(DatasetError.isInstance(new DatasetError("INVALID_FILE", ""))).toBe(true);
  expect(DatasetError.isInstance(foreign)).toBe(true);
  for (const other of [new Error(""), "INVALID_FILE", null, undefined, { code: "INVALID_FILE" }]) {
    expect(DatasetError.isInstance(other)).toBe(false);
  }
});
