import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { buildCnn, load, save, train } from "@mnistlab/models";

await setupWasm();
const { train: digits } = await loadMnist();
const model = buildCnn();
const controller = new AbortController();
process.once("SIGINT", () => controller.abort());

const { epochs, stopped } = await train(model, digits, { epochs: 10, batchSize: 128, signal: controller.signal });
console.log(stopped ? `stopped after ${epochs} epochs` : "done");
await save(model, "digits-model"); // the optimizer's state, too

const later = await load("digits-model");
await train(later, digits, { epochs: 1, batchSize: 128, seed: 1 }); // another seed, so that the order is a new one
