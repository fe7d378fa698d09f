import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { buildCnn, directoryStore, save, train } from "@mnistlab/models";

await setupWasm();
const { train: digits } = await loadMnist();
const model = buildCnn();
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());

// Stop it with Ctrl-C, or kill it, and start it again: it goes on where it was, to the same weights.
const { epochs, stopped } = await train(model, digits, {
  epochs: 10,
  batchSize: 128,
  seed: 7,
  checkpoint: { store: directoryStore("digits-checkpoints"), everySteps: 100 },
  resume: true,
  signal: controller.signal,
});
console.log(stopped ? `stopped after ${epochs} epochs` : "done");
if (!stopped) await save(model, "digits-model"); // the optimizer's state, too: load() it to train on, or to predict
