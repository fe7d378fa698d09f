import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { expect, test } from "vitest";
import { setupWasm } from "./index.js";
import { EXPECTED_LOSSES, trainALittle } from "./testing/train-a-little.js";

test("training in a page gives the bits that Node gives", async () => {
  await setupWasm({ wasmPaths: { "tfjs-backend-wasm-simd.wasm": simdUrl } });
  expect(await trainALittle()).toEqual(EXPECTED_LOSSES);
});
