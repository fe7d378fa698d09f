import { accelerate, setupWasm } from "@mnistlab/backend";
import { report } from "./report.js";
import { trainALittle } from "./train-a-little.js";

/** Trains with workers and leaves them standing there. */
async function run() {
  await setupWasm();
  return trainALittle(async (model) => {
    const { step } = await accelerate(model).parallel({ workers: 3 });
    model.dispose = () => {}; // which would end them
    return { step, dispose() {} };
  });
}

report(run());
