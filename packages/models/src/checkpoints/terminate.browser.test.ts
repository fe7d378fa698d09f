import { setupWasm } from "@mnistlab/backend";
import { beforeAll, expect, test } from "vitest";
import { trainToBeKilled } from "../testing/train-to-be-killed.js";
import type { TrainingRequest } from "../testing/training-worker.js";
import { indexedDbStore } from "./indexed-db-store.js";
import { opfsStore } from "./opfs-store.js";

beforeAll(async () => {
  await setupWasm();
});

/** Trains in a worker, which is terminated after so many steps; what it says at its end if it comes to it. */
function trainInWorker(request: TrainingRequest, steps: number): Promise<unknown> {
  const worker = new Worker(new URL("../testing/training-worker.ts", import.meta.url), { type: "module" });
  let taken = 0;
  return new Promise<unknown>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
    worker.onmessage = ({ data }) => {
      if (data !== "step") resolve(data);
      else if (++taken === steps) resolve(undefined);
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

test.each(["opfsStore", "indexedDbStore"] as const)(
  "workers that are terminated, and then the page, come together to the bits of an uninterrupted training: %s",
  async (driver) => {
    const expected = await trainToBeKilled({});
    const name = `terminated ${crypto.randomUUID()}`;
    for (const steps of [7, 3, 11]) expect(await trainInWorker({ driver, name }, steps)).toBeUndefined();
    const controller = new AbortController();
    const checkpoint = { store: { opfsStore, indexedDbStore }[driver](name) };
    let resumed: unknown;
    await trainToBeKilled({
      checkpoint,
      resume: true,
      signal: controller.signal,
      onEvent(event) {
        if (event.type === "start") resumed = event.resumed;
        if (event.type === "step") controller.abort();
      },
    });
    expect(resumed).toBeDefined();
    expect(await trainInWorker({ driver, name }, 1000)).toEqual(expected);
  },
);
