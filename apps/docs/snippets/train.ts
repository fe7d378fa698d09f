import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { classificationReport } from "@mnistlab/metrics";
import { buildCnn, evaluate, predict, save, train } from "@mnistlab/models";

await setupWasm();
const { train: digits, test } = await loadMnist();
const model = buildCnn(); // 27,562 parameters

const { history } = await train(model, digits, {
  epochs: 10,
  batchSize: 128,
  validationSplit: 0.2,
  seed: 7,
});
console.log(history.val_accuracy);
console.log(await evaluate(model, test)); // loss and accuracy
const { classes } = await predict(model, test);
console.log(classificationReport(test.labels, classes));
await save(model, "digits-model");
