import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { unpackBinary } from "./unpack-binary.js";

test("the binary that travels with the package is the installed TF.js's, byte for byte", async () => {
  const installed = createRequire(import.meta.url).resolve(
    "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
  );
  const response = await fetch(await unpackBinary());
  expect(response.headers.get("content-type")).toBe("application/wasm");
  expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(installed))).toBe(true);
});

test("a TF.js of another version is refused: its JavaScript would not fit the binary", async () => {
  await expect(unpackBinary("4.99.0")).rejects.toMatchObject({
    code: "WASM_START_FAILED",
    message: expect.stringContaining("found 4.99.0"),
  });
});
