import { setupWasm } from "@mnistlab/backend";
import { augment, loadMnist, rotate, shift } from "@mnistlab/datasets";
import {
  buildCnn,
  csvLogger,
  earlyStopping,
  learningRateSchedule,
  modelCheckpoint,
  oneCycle,
  type TrainCallback,
  tensorBoard,
  trainEvents,
} from "@mnistlab/models";

await setupWasm();
const { train: digits } = await loadMnist();
const model = buildCnn();

/** A callback of one's own is an object with a name. */
const patienceOfMine: TrainCallback = {
  name: "patienceOfMine",
  onEpochEnd(run, epoch, { val_accuracy = 0 }) {
    if (val_accuracy > 0.99) run.stop(`good enough after epoch ${epoch}`);
  },
};

const events = trainEvents(model, digits, {
  ...{ epochs: 20, batchSize: 128, validationSplit: 0.2, seed: 7 },
  augmentation: augment(shift(1), rotate(10)),
  labelSmoothing: 0.05,
  callbacks: [
    learningRateSchedule(oneCycle({ maximum: 0.005 })),
    earlyStopping({ patience: 3, restoreBestWeights: true }),
    modelCheckpoint({ store: "runs/digits", saveBestOnly: true }), // runs/digits/best, for load()
    csvLogger("runs/digits/epochs.csv"),
    tensorBoard("runs/digits/board"), // tensorboard --logdir runs
    patienceOfMine,
  ],
});
for await (const event of events) {
  if (event.type === "epoch") console.log(event.epoch, event.logs.val_accuracy);
  if (event.type === "end") console.log(event.stopReason ?? "all epochs done");
}
