import { expect, test, vi } from "vitest";
import { BackendError, setupWasm } from "./index.js";

test("a wrong wasmPaths is refused by name, and the next call says that TF.js does not try again", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  const failure = await setupWasm({ wasmPaths: "/no/such/directory/" }).catch((error: unknown) => error);
  expect(BackendError.isInstance(failure)).toBe(true);
  expect(failure).toMatchObject({ code: "WASM_START_FAILED", message: expect.stringContaining("/no/such/directory/") });

  await expect(setupWasm()).rejects.toMatchObject({
    code: "WASM_START_FAILED",
    message: expect.stringContaining("first time"),
    cause: expect.any(Error),
  });
});
