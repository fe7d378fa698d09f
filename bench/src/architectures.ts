// What each builder's default network costs and reaches: parameters, MFLOP, seconds per epoch, and the accuracy on MNIST's test
// images after two epochs. Arguments: names of architectures (all of them), --record.
import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { type ArchitectureName, buildFromConfig, evaluate, planOf, train } from "@mnistlab/models";
import { record } from "./record.ts";

const EPOCHS = 2;
const all: readonly ArchitectureName[] = [
  "logisticRegression",
  "mlp",
  "leNet5",
  "cnn",
  "separableCnn",
  "allConv",
  "resNet",
];

await setupWasm();
const digits = await loadMnist();
const chosen = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const rows: object[] = [];
for (const architecture of all.filter((name) => chosen.length === 0 || chosen.includes(name))) {
  const { parameters, flopsPerImage } = planOf({ architecture });
  const model = buildFromConfig({ architecture });
  const start = performance.now();
  await train(model, digits.train, { epochs: EPOCHS, batchSize: 128 });
  const secondsPerEpoch = (performance.now() - start) / 1000 / EPOCHS;
  const { loss, accuracy } = await evaluate(model, digits.test);
  model.dispose();
  if (!(accuracy > 0.9)) throw new Error(`${architecture} reads ${accuracy} of the test images: it has not learned.`);
  rows.push({ architecture, parameters, megaflops: flopsPerImage / 1e6, secondsPerEpoch, loss, accuracy });
  console.log(JSON.stringify(rows.at(-1)));
}
console.table(rows);
record("architectures", { epochs: EPOCHS, rows });
