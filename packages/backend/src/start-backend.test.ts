import { engine, env, getBackend } from "@tensorflow/tfjs-core";
import { expect, test, vi } from "vitest";
import { setupWasm } from "./index.js";

test("two first calls at once share one start of the backend, and later threads stay off, also after a reset", async () => {
  const factory = vi.spyOn(engine().registryFactory.wasm!, "factory");
  const [first, second] = await Promise.all([setupWasm(), setupWasm()]);
  expect(second).toBe(first);
  expect(getBackend()).toBe("wasm");
  expect(factory).toHaveBeenCalledTimes(1);

  expect(env().getBool("WASM_HAS_MULTITHREAD_SUPPORT")).toBe(false);
  engine().reset();
  expect(await env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT")).toBe(false);
});
