import { expect, test } from "vitest";
import { rivals } from "./rivals.ts";

const timed = (name: string, min: number) => ({ name, min, median: min, runs: 9 });
const ours = timed("compiled, our train()", 2);

test("ours meets the best of each kind, and of stock TF.js the wasm backend", () => {
  const others = [
    timed("PyTorch 1.13.0a0, 1 thread, default layout", 12),
    timed("PyTorch 1.13.0a0, 1 thread, channels_last", 5),
    timed("jax-js 0.1.25 wasm, one jit", 40),
    timed("convnetjs 0.3.0 (SGD)", 50),
    timed("stock TF.js 4.22.0 cpu", 30),
    timed("stock TF.js 4.22.0 wasm, filter gradient composed", 94),
  ];
  expect(rivals([ours, ...others], ours)).toEqual([
    "PyTorch 1.13.0: 5.00 (2.50\u00a0×)",
    "jax-js 0.1.25: 40.00 (20.0\u00a0×)",
    "94.00 (47.0\u00a0×)",
  ]);
});

test("who was not there has a dash", () => {
  expect(rivals([ours], ours)).toEqual(["–", "–", "–"]);
});

test("a contestant that nobody classified is named", () => {
  expect(() => rivals([ours, timed("brain.js", 1)], ours)).toThrow('Whose code is "brain.js"?');
});
