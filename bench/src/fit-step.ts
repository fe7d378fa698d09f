// What model.fit costs per step beyond trainOnBatch, on registered kernels: 100 steps of the lab sheet's network at batch
// 128, each way in turn.
import { accelerationOf, setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { toTensors } from "@mnistlab/datasets/tfjs";
import { buildCnn } from "@mnistlab/models";
import { interleave, printTable } from "./measure.ts";

const BATCH = 128;
const STEPS = 100;
const ROUNDS = 8;

await setupWasm();
const { train } = await loadMnist();
const { images: x, labels: y } = toTensors(train.slice(0, BATCH * STEPS));
const batch = toTensors(train.slice(0, BATCH));
const [fitted, stepped] = [buildCnn({ seed: 1 }), buildCnn({ seed: 1 })];

for (const model of [fitted, stepped]) accelerationOf(model)!.dispose();

const measured = await interleave(
  [
    {
      name: "trainOnBatch",
      async run() {
        for (let step = 0; step < STEPS; step++) await stepped.trainOnBatch(batch.images, batch.labels);
      },
    },
    {
      name: "fit",
      async run() {
        await fitted.fit(x, y, { epochs: 1, batchSize: BATCH, yieldEvery: "never" });
      },
    },
  ],
  { runs: ROUNDS, warmUp: 1 },
);
const perStep = measured.map((m) => ({ ...m, min: m.min / STEPS, median: m.median / STEPS }));
printTable(`One step of ${STEPS}, the lab sheet's CNN, batch ${BATCH}`, perStep);
const [step, fit] = perStep;
console.log(
  `\nfit costs ${(fit!.min - step!.min).toFixed(2)} ms more per step at the minimum, ${(fit!.median - step!.median).toFixed(2)} ms at the median`,
);
