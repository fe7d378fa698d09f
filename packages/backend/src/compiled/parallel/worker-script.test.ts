import { expect, test } from "vitest";
import { bundleWorker } from "../../../scripts/bundle-worker.mjs";
import { workerScript } from "./worker-script.js";

test("the worker's script is that of the sources; if not, run `pnpm --filter @mnistlab/backend build:kernels`", async () => {
  expect(workerScript).toBe(await bundleWorker());
});

test("the worker's script asks for nothing: it runs from a string", () => {
  expect(workerScript).not.toMatch(/\bimport\b|\brequire\b/);
});
