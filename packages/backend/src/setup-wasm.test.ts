import {
  engine,
  getBackend,
  getKernel,
  matMul,
  ones,
  registerBackend,
  removeBackend,
  setBackend,
  sum,
} from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { BackendError, setupWasm } from "./index.js";

test("it starts the wasm backend, which then has the kernels that stock TF.js lacks", async () => {
  const registration = await setupWasm();
  expect(getBackend()).toBe("wasm");
  expect(registration.kernels).toContain("Conv2DBackpropFilter");
  for (const name of registration.kernels) expect(getKernel(name, "wasm")).toBeDefined();
});

test("calling it again or twice at once changes nothing", async () => {
  const first = await setupWasm();
  const conv2d = getKernel("Conv2D", "wasm");
  expect(await Promise.all([setupWasm(), setupWasm()])).toEqual([first, first]);
  expect(getKernel("Conv2D", "wasm")).toBe(conv2d);
});

test("dispose puts TF.js's own kernels back, and setupWasm adds ours again", async () => {
  const registration = await setupWasm();
  registration.dispose();
  registration.dispose();
  expect(getKernel("Conv2DBackpropFilter", "wasm")).toBeUndefined();
  expect(getKernel("Conv2D", "wasm")).toBeDefined();
  const again = await setupWasm();
  expect(again).not.toBe(registration);
  expect(getKernel("Conv2DBackpropFilter", "wasm")).toBeDefined();
});

test("the kernels follow a backend that is removed and re-created", async () => {
  await setupWasm();
  const factory = engine().registryFactory.wasm!.factory;
  for (let i = 0; i < 5; i++) {
    removeBackend("wasm");
    registerBackend("wasm", factory);
    await setBackend("wasm");
    const total = sum(matMul(ones([3, 4]), ones([4, 5])));
    expect(total.dataSync()[0]).toBe(60);
  }
});

test("errors of another installed copy are recognised", () => {
  const foreign = Object.assign(new Error("x"), { [Symbol.for("mnistlab.BackendError")]: true });
  expect(BackendError.isInstance(foreign)).toBe(true);
  expect(BackendError.isInstance(new Error("x"))).toBe(false);
});
