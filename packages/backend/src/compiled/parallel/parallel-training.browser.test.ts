import { beforeAll, expect, test } from "vitest";
import { accelerate, setupWasm } from "../../index.js";
import { parallelNetworks } from "../../testing/parallel-networks.js";
import { alone, trace } from "../../testing/trace-training.js";
import type { ToWorker } from "./messages.js";
import { startParallelTraining } from "./parallel-training.js";
import { webWorker } from "./web-worker.js";
import type { StartWorker } from "./worker-handle.js";

beforeAll(async () => {
  await setupWasm();
});

/** Starts workers of which every 50th message, counted over all of them, is one that they die of. */
function mortal(): StartWorker {
  let messages = 0;
  return (script, listener) => {
    const worker = webWorker(script, listener);
    return {
      ...worker,
      post: (message, transfer) =>
        ++messages % 50 === 0
          ? worker.post({ type: "load", kernels: "none" } as unknown as ToWorker, [])
          : worker.post(message, transfer),
    };
  };
}

test.each(Object.entries(parallelNetworks))(
  "a network with %s gets the same bits from Web Workers as without, though some die",
  async (_, build) => {
    const expected = await trace(build, alone);
    for (const workers of [2, 3]) {
      expect(await trace(build, (model) => accelerate(model).parallel({ workers }))).toEqual(expected);
    }
    const mortals = await trace(build, (model) =>
      startParallelTraining(accelerate(model).compiled, { workers: 2 }, mortal()),
    );
    expect(mortals).toEqual(expected);
  },
);
