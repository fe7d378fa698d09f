import { expect, test } from "vitest";
import { chooseKernels } from "./choose-kernels.js";

test("the plain binary is taken unless relaxed SIMD is asked for", () => {
  expect(chooseKernels(false).relaxedSimd).toBe(false);
  expect(chooseKernels("auto").relaxedSimd).toBe(true);
  expect(chooseKernels(true).relaxedSimd).toBe(true);
});

test("a runtime without relaxed SIMD gets the plain binary, or an error where relaxed was certain", () => {
  const validate = WebAssembly.validate;
  WebAssembly.validate = () => false;
  try {
    expect(chooseKernels("auto").relaxedSimd).toBe(false);
    expect(() => chooseKernels(true)).toThrow(expect.objectContaining({ code: "WASM_UNSUPPORTED" }));
  } finally {
    WebAssembly.validate = validate;
  }
});
