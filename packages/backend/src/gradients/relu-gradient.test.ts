import { grad, mul, relu, setBackend, slice, square, sum, type Tensor, tensor1d } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { setupWasm } from "../setup-wasm.js";
import { expectEqual, onBothBackends } from "../testing/on-both-backends.js";

beforeAll(async () => {
  await setupWasm();
});

const x = () => tensor1d([-2, 0, 0.5, 3, Number.POSITIVE_INFINITY, -1, 7]);

test("second derivatives through ReLU equal the cpu backend's", async () => {
  const first = grad((t: Tensor) => sum(mul(square(relu(t)), t)));
  expectEqual(await onBothBackends(() => grad((t: Tensor) => sum(first(t)))(slice(x(), 0, 4))));
});

test("without our kernels TF.js's own gradient is back", async () => {
  const registration = await setupWasm();
  const gradient = () => Array.from(grad((t: Tensor) => sum(square(relu(t))))(x()).dataSync());
  await setBackend("wasm");
  const ours = gradient();
  registration.dispose();
  expect(gradient()).toEqual(ours);
  await setupWasm();
});
