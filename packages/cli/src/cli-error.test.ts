import { expect, test } from "vitest";
import { CliError } from "./cli-error.js";

test("a CliError is told by its marker, not by its class", () => {
  const error = new CliError("INVALID_OPTION", "[cli] no");
  expect(CliError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ name: "CliError", code: "INVALID_OPTION", message: "[cli] no" });
  expect(Object.keys(error)).not.toContain("stack");
  for (const other of [new Error("no"), null, undefined, "CliError", {}])
    expect(CliError.isInstance(other)).toBe(false);
});
