import { accelerate, setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainALittle } from "./train-a-little.js";

const threads = process.getBuiltinModule("node:worker_threads");
const { Worker } = threads;
const started = [];
threads.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    started.push(this);
  }
};

/** Trains with two workers, the newest of which is killed in every step. */
async function run() {
  await setupWasm();
  const losses = await trainALittle(async (model) => {
    const { step, dispose } = await accelerate(model).parallel({ workers: 2 });
    return {
      step(batch) {
        const result = step(batch);
        queueMicrotask(() => started.at(-1).terminate());
        return result;
      },
      dispose,
    };
  });
  return { losses, replaced: started.length - 2 };
}

report(run());
