import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { backend, engine, memory, registerBackend, removeBackend, setBackend } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { setupWasm } from "./index.js";
import { EXPECTED_LOSSES, trainALittle } from "./testing/train-a-little.js";

const TIMES = 100;

/** Runs a full garbage collection. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  // What an await still holds is free only in a later turn of the event loop.
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    gc();
  }
}

/** Re-creates the backend again and again, trains on each, and returns how many of the old ones are still in memory. */
async function recreate(renew: () => Promise<void>): Promise<number> {
  const backends: WeakRef<object>[] = [];
  for (let i = 0; i < TIMES; i++) {
    await renew();
    expect(await trainALittle()).toEqual(EXPECTED_LOSSES);
    expect(memory().numTensors).toBe(0);
    backends.push(new WeakRef(backend()));
  }
  await renew();
  await collectGarbage();
  return backends.filter((old) => old.deref() !== undefined).length;
}

test("a backend removed and re-created a hundred times trains right each time and leaves nothing behind", async () => {
  await setupWasm();
  const { factory } = engine().registryFactory.wasm!;
  const held = await recreate(async () => {
    removeBackend("wasm");
    registerBackend("wasm", factory);
    await setBackend("wasm");
  });
  expect(held).toBeLessThanOrEqual(2);
});

test("an engine reset a hundred times trains right each time and leaves nothing behind", async () => {
  await setupWasm();
  const held = await recreate(async () => {
    engine().reset();
    await setBackend("wasm");
  });
  expect(held).toBeLessThanOrEqual(2);
});
