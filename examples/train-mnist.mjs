import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { classificationReport } from "@mnistlab/metrics";
import { buildCnn, evaluate, predict, save, train } from "@mnistlab/models";

await setupWasm();
const { train: digits, test } = await loadMnist();

const model = buildCnn({ filters: [8, 16], denseUnits: 64, dropout: 0.2, seed: 7 });
await train(model, digits, {
  epochs: 3,
  batchSize: 128,
  validationSplit: 0.2,
  seed: 7,
  onEvent: (event) => event.type === "epoch" && console.log(`epoch ${event.epoch}`, event.logs),
});

const { loss, accuracy } = await evaluate(model, test);
console.log(`test loss ${loss.toFixed(4)}, test accuracy ${accuracy.toFixed(4)}`);

const { classes } = await predict(model, test.images);
console.log(classificationReport(test.labels, classes));
await save(model, "runs/digits");
