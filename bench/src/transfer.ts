// How many examples a trained network's filters are worth: new classes learned with them and from scratch, each with the better
// of two learning rates. Arguments: the number of seeds (6, from 2 to 16), --record.
import { setupWasm } from "@mnistlab/backend";
import { type Dataset, loadFashionMnist, loadMnist } from "@mnistlab/datasets";
import { buildCnn, evaluate, freeze, replaceHead, train } from "@mnistlab/models";
import { machine } from "./measure.ts";
import { record } from "./record.ts";
import { type Spread, spreadOf } from "./student.ts";

/** New classes to learn, and what the network knows before. */
interface Case {
  readonly name: string;
  readonly known: Dataset;
  readonly epochs: number;
  readonly pool: Dataset;
  readonly test: Dataset;
  /** Images of each new class. */
  readonly counts: readonly number[];
}

const seeds = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 6);
const filters = [16, 32];
const rates = [0.001, 0.003];

await setupWasm();
const [digits, fashion] = await Promise.all([loadMnist(), loadFashionMnist()]);
const [low, high] = [
  [0, 1, 2, 3, 4],
  [5, 6, 7, 8, 9],
];
const cases: readonly Case[] = [
  {
    name: "digits 0 to 4, then 5 to 9",
    known: only(digits.train, low).take(30_000),
    epochs: 4,
    pool: only(digits.train, high),
    test: only(digits.test, high),
    counts: [4, 8, 16],
  },
  {
    name: "all digits, then Fashion-MNIST",
    known: digits.train,
    epochs: 5,
    pool: fashion.train,
    test: fashion.test,
    counts: [5, 10, 50],
  },
];

console.log(`Transfer with frozen filters against training from scratch, ${seeds} seeds\n${machine()}`);
const results = [];
for (const { name, known, epochs, pool, test, counts } of cases) {
  console.log(`\n${name}`);
  const classes = pool.classNames.length;
  const teacher = buildCnn({ filters, classes: known.classNames.length, seed: 1 });
  await train(teacher, known, { epochs, batchSize: 64, seed: 1 });
  for (const count of counts) {
    const student = (seed: number, learningRate: number) => {
      const model = replaceHead(teacher, classes, { from: "dense", seed: 100 + seed, learningRate });
      freeze(model, "max_pooling2d_1");
      return model;
    };
    const fresh = (seed: number, learningRate: number) =>
      buildCnn({ filters, classes, seed: 100 + seed, learningRate });
    const row = {
      count,
      transfer: await best(student, pool, test, count),
      scratch: await best(fresh, pool, test, count),
      more: await best(fresh, pool, test, 1.5 * count),
      twice: await best(fresh, pool, test, 2 * count),
    };
    results.push({ name, ...row });
    console.log(
      `${String(count).padStart(3)} images of each class: transfer ${percent(row.transfer)}; from scratch ` +
        `${percent(row.scratch)}, with 1.5 times the images ${percent(row.more)}, with twice ${percent(row.twice)}`,
    );
  }
  teacher.dispose();
}
record("transfer", { filters, rates, seeds, results });

/** Accuracies over the seeds, with the learning rate whose mean is better. */
async function best(
  build: (seed: number, learningRate: number) => ReturnType<typeof buildCnn>,
  pool: Dataset,
  test: Dataset,
  count: number,
): Promise<Spread> {
  const spreads: Spread[] = [];
  for (const rate of rates) {
    const accuracies: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const model = build(seed, rate);
      await train(model, perClass(pool, Math.round(count), seed), { epochs: 40, batchSize: 16, seed });
      accuracies.push((await evaluate(model, test.take(2000))).accuracy);
      model.dispose();
    }
    spreads.push(spreadOf(accuracies));
  }
  return spreads.reduce((a, b) => (b.mean > a.mean ? b : a));
}

/** The first `count` images of each class after a shuffle. */
function perClass(dataset: Dataset, count: number, seed: number): Dataset {
  const taken = dataset.classNames.map(() => 0);
  return dataset.shuffle(seed).filter(({ label }) => {
    taken[label]!++;
    return taken[label]! <= count;
  });
}

/** The images of some classes, numbered anew. */
function only(dataset: Dataset, classes: readonly number[]): Dataset {
  const names = classes.map((label) => dataset.classNames[label]!);
  const some = dataset.filter(({ label }) => classes.includes(label));
  return some.mapLabels((label) => classes.indexOf(label), names);
}

function percent({ mean, interval }: Spread): string {
  return `${(100 * mean).toFixed(1)} % (± ${(100 * (interval[1] - mean)).toFixed(1)})`;
}
