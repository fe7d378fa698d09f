import { expect, test } from "vitest";
import { ModelError } from "./model-error.js";

test("a model error is known by its marker, also across installed copies", () => {
  const error = new ModelError("NOT_COMPILED", "[models] …", { cause: 1 });
  expect(ModelError.isInstance(error)).toBe(true);
  expect(ModelError.isInstance({ [Symbol.for("mnistlab.ModelError")]: true })).toBe(true);
  expect(ModelError.isInstance(new Error("…"))).toBe(false);
  expect(error).toMatchObject({ name: "ModelError", code: "NOT_COMPILED", cause: 1 });
});
