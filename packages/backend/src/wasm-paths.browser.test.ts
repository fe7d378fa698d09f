import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { getBackend } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { setupWasm } from "./index.js";

test("a page that names the binary's address gets it from there", async () => {
  await setupWasm({ wasmPaths: { "tfjs-backend-wasm-simd.wasm": simdUrl } });
  expect(getBackend()).toBe("wasm");
  const requested = performance.getEntriesByType("resource").map(({ name }) => name);
  expect(requested).toContain(new URL(simdUrl, location.href).href);
  expect(requested.filter((name) => name.startsWith("blob:"))).toEqual([]);
});
