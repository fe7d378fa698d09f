// The lab sheet as one program. The page /experiment shows its regions one by one.
// biome-ignore-all assist/source/organizeImports: each region imports what it uses, as a reader would type it.
// #region load
import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";

await setupWasm();
const { train: trainSet, test: testSet } = await loadMnist();

console.log("Training images", trainSet.length, trainSet.shape);
console.log("Test images", testSet.length, testSet.shape);
// #endregion load

// #region look
import { toTerminal } from "@mnistlab/datasets";

const { image, label } = trainSet.at(50);
console.log(toTerminal(image, { width: 28, height: 28 }));
console.log("Label:", label);
// #endregion look

// #region format
import { toTensors } from "@mnistlab/datasets/tfjs";

const { images, labels } = toTensors(trainSet.slice(0, 128));
console.log(images.shape, images.dtype);
images.dispose();
labels.dispose();
// #endregion format

// #region build
import { buildCnn, summary } from "@mnistlab/models";

const model = buildCnn({
  filters: [8, 16],
  kernelSize: 3,
  padding: "valid",
  strides: 1,
  activation: "relu",
  pooling: "max",
  poolSize: 2,
  denseUnits: 64,
  dropout: 0.2,
  optimizer: "adam",
  seed: 7,
});
console.log(summary(model));
// #endregion build

// #region count
import { formatParameterTable, parameterTable } from "@mnistlab/models";

console.log(formatParameterTable(parameterTable(model)));
// #endregion count

// #region train
import { train } from "@mnistlab/models";

const { history } = await train(model, trainSet, {
  epochs: 10,
  batchSize: 128,
  validationSplit: 0.2,
  seed: 7,
  onEvent: (event) => {
    if (event.type === "epoch") console.log(event.epoch, event.logs);
  },
});
// #endregion train

// #region evaluate
import { evaluate } from "@mnistlab/models";

const { loss, accuracy } = await evaluate(model, testSet);
console.log("Test loss:", loss);
console.log("Test accuracy:", accuracy);
// #endregion evaluate

// #region predict-one
import { predict } from "@mnistlab/models";

const one = await predict(model, testSet.at(0).image);
console.log("Actual class:", testSet.at(0).label);
console.log("Class probabilities:", one.probabilities);
// #endregion predict-one

// #region predict-all
import { accuracyScore } from "@mnistlab/metrics";

const { classes } = await predict(model, testSet);
console.log(classes.slice(0, 10));
console.log(testSet.labels.slice(0, 10));
console.log("Accuracy:", accuracyScore(testSet.labels, classes));
// #endregion predict-all

// #region confusion
import { classificationReport, confusionMatrix } from "@mnistlab/metrics";

console.table(confusionMatrix(testSet.labels, classes));
console.log(classificationReport(testSet.labels, classes));
// #endregion confusion

// #region curves
import { writeFile } from "node:fs/promises";
import { learningCurves, toSvg } from "@mnistlab/plots";

const accuracyCurves = learningCurves(history, { metric: "accuracy" });
const lossCurves = learningCurves(history, { metric: "loss" });
await writeFile("accuracy.svg", await toSvg(accuracyCurves));
await writeFile("loss.svg", await toSvg(lossCurves));
// #endregion curves

// #region tune
import { createStudy, journalFile, medianPruner, randomSampler, TrialPruned } from "@mnistlab/tuning";

const study = await createStudy({
  name: "lab-sheet",
  direction: "maximize",
  sampler: randomSampler({ seed: 1 }),
  pruner: medianPruner({ nStartupTrials: 3 }),
  storage: journalFile("study.log"),
  loadIfExists: true,
});
const subset = trainSet.slice(0, 10_000);

await study.optimize(
  async (trial) => {
    const candidate = buildCnn({
      filters: [trial.suggestInt("filters", 8, 32, { step: 8 }), 16],
      pooling: trial.suggestCategorical("pooling", ["max", "average"]),
      dropout: trial.suggestFloat("dropout", 0, 0.5),
      learningRate: trial.suggestFloat("learningRate", 1e-4, 1e-2, { log: true }),
    });
    let validationAccuracy = 0;
    try {
      await train(candidate, subset, {
        epochs: 3,
        batchSize: 128,
        validationSplit: 0.2,
        seed: 7,
        onEvent: async (event) => {
          if (event.type !== "epoch") return;
          validationAccuracy = event.logs.val_accuracy ?? 0;
          await trial.report(validationAccuracy, event.epoch);
          if (await trial.shouldPrune()) throw new TrialPruned();
        },
      });
      return validationAccuracy;
    } finally {
      candidate.dispose();
    }
  },
  { trials: 8 },
);
// #endregion tune

// #region record
import { toCsv } from "@mnistlab/tuning";

console.log(study.bestTrial.number, study.bestValue, study.bestParams);
await writeFile("trials.csv", toCsv(study));
// #endregion record
