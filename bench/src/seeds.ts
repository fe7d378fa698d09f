// The lab sheet's recipe with several seeds: what its accuracy is on average, and how much of one run's is luck. Arguments: the
// number of seeds (5, from 2 to 16), --record.
import { setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { buildCnn, evaluate, train } from "@mnistlab/models";
import { machine } from "./measure.ts";
import { record } from "./record.ts";
import { spreadOf } from "./student.ts";

/** The lab sheet's own test accuracy, and the least that the mean must reach. */
const SHEET = 0.9877;
const LEAST = 0.987;
const recipe = { epochs: 10, batchSize: 128, validationSplit: 0.2 } as const;
const count = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 5);

await setupWasm();
const { train: digits, test } = await loadMnist();
console.log(`The lab sheet's recipe with ${count} seeds\n${machine()}\n`);

const runs: { seed: number; loss: number; accuracy: number; seconds: number }[] = [];
for (let seed = 1; seed <= count; seed++) {
  const start = performance.now();
  const model = buildCnn({ seed });
  await train(model, digits, { ...recipe, seed });
  const seconds = Math.round(performance.now() - start) / 1000;
  const { loss, accuracy } = await evaluate(model, test);
  model.dispose();
  runs.push({ seed, loss, accuracy, seconds });
  console.log(`seed ${seed}: accuracy ${percent(accuracy)}, loss ${loss.toFixed(4)}, ${seconds.toFixed(1)} s`);
}

const accuracy = spreadOf(runs.map((run) => run.accuracy));
const loss = spreadOf(runs.map((run) => run.loss));
const [low, high] = accuracy.interval.map(percent);
console.log(
  `\nmean ${percent(accuracy.mean)}, standard deviation ${percent(accuracy.standardDeviation)}, ` +
    `95 % interval of the mean ${low} to ${high} (Student); the sheet: ${percent(SHEET)}`,
);
record("seeds", { recipe, runs, accuracy, loss, sheet: SHEET });
if (accuracy.mean < LEAST) {
  console.error(`expected a mean of at least ${percent(LEAST)}`);
  process.exitCode = 1;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
