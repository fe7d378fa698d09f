import { expect, test } from "vitest";
import { buildCnn } from "./index.js";

test("without a backend, building says what to call first", () => {
  expect(() => buildCnn()).toThrow(
    expect.objectContaining({ code: "NO_BACKEND", message: expect.stringContaining("setupWasm()") }),
  );
});
