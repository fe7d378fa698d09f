import { expect, test } from "vitest";
import { buildCnn, planOf } from "./index.js";

test("without a backend, building says what to call first", () => {
  expect(() => buildCnn()).toThrow(
    expect.objectContaining({ code: "NO_BACKEND", message: expect.stringContaining("setupWasm()") }),
  );
});

test("a network's size is known without a backend", () => {
  expect(planOf({ architecture: "resNet" })).toMatchObject({ parameters: 20_146, flopsPerImage: 4_729_728 });
});
