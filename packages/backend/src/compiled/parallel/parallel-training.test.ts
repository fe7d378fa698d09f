import { memory, tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { setupWasm } from "../../setup-wasm.js";
import { parallelNetworks } from "../../testing/parallel-networks.js";
import { alone, trace } from "../../testing/trace-training.js";
import { accelerate } from "../accelerate.js";
import { nodeWorker } from "./node-worker.js";
import { startParallelTraining } from "./parallel-training.js";
import type { StartWorker } from "./worker-handle.js";

beforeAll(async () => {
  await setupWasm();
});

const parallel = (workers: number) => (model: LayersModel) => accelerate(model).parallel({ workers });

/** Starts workers of which some die when they get their n-th message, counted over all of them. */
function mortal(dies: (message: number) => boolean): StartWorker {
  let messages = 0;
  return (script, listener) => {
    const worker = nodeWorker(script, listener);
    return {
      ...worker,
      post(message, transfer) {
        worker.post(message, transfer);
        if (dies(++messages)) void worker.terminate();
      },
    };
  };
}

const mortals = (workers: number, dies: (message: number) => boolean) => (model: LayersModel) =>
  startParallelTraining(accelerate(model).compiled, { workers }, mortal(dies));

describe.each(Object.entries(parallelNetworks))("a network with %s", (_, build) => {
  test("gets the same bits from 0, 1, 2, 3 and 4 workers as without, with batches of any size", async () => {
    const expected = await trace(build, alone);
    const before = memory();
    for (const workers of [0, 1, 2, 3, 4]) expect(await trace(build, parallel(workers))).toEqual(expected);
    expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  });

  test("gets the same bits though workers die in the middle of steps", async () => {
    const expected = await trace(build, alone);
    expect(
      await trace(
        build,
        mortals(2, (message) => message % 17 === 0),
      ),
    ).toEqual(expected);
    expect(
      await trace(
        build,
        mortals(4, (message) => message % 41 === 0),
      ),
    ).toEqual(expected);
  });
});

test("values in tensors, targets as rows: the same bits", async () => {
  const build = Object.values(parallelNetworks)[0]!;
  const batches = [8, 3].map((size) => ({
    size,
    examples: tensor(
      Float32Array.from({ length: size * 100 }, (_, i) => Math.fround((i % 17) / 16)),
      [size, 10, 10, 1],
    ),
    targets: tensor(
      Int32Array.from({ length: size }, (_, i) => i % 4),
      [size, 1],
      "int32",
    ),
  }));
  expect(await trace(build, parallel(3), batches)).toEqual(await trace(build, alone, batches));
  for (const { examples, targets } of batches) for (const each of [examples, targets]) each.dispose();
});
