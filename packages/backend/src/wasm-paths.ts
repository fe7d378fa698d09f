/** The one of TF.js's three binaries that is used. */
export const SIMD_FILE = "tfjs-backend-wasm-simd.wasm";

/**
 * Where TF.js's SIMD binary is: a directory or URL prefix that ends in a slash, or the file's whole address under its name,
 * as bundlers make it (`import url from "…/tfjs-backend-wasm-simd.wasm?url"`).
 */
export type WasmPaths = string | { [SIMD_FILE]: string };
