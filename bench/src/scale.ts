// Training steps per second with 0, 1, 2 and 4 workers, beside what the machine gives two processes that know nothing of each
// other. On the lab sheet's network at batch 128, and on a wider one at batch 512, where there is more to share.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { accelerationOf, setupWasm } from "@mnistlab/backend";
import { loadMnist } from "@mnistlab/datasets";
import { buildCnn, type CnnOptions, weightsSha256 } from "@mnistlab/models";
import { type Measurement, machine, summarise } from "./measure.ts";
import { record } from "./record.ts";

/** A network that is scaled. */
interface Task {
  title: string;
  options: CnnOptions;
  batch: number;
  /** Steps of one timed run. */
  steps: number;
  runs: number;
}

/** Steps a network whenever it is told. */
interface Stepper {
  run(): Promise<void>;
  weights(): Promise<string>;
  close(): Promise<void>;
}

const WORKERS = [0, 1, 2, 4];
const PROCESSES = 2;

const tasks: Task[] = [
  { title: "the lab sheet's CNN, batch 128", options: {}, batch: 128, steps: 40, runs: 15 },
  {
    title: "Conv 32 and 64 @ 5×5, Dense 128, batch 512",
    options: { filters: [32, 64], kernelSize: 5, denseUnits: 128 },
    batch: 512,
    steps: 2,
    runs: 9,
  },
];

const { train: digits } = await loadMnist();
await setupWasm();
if (process.send) await obey(tasks[Number(process.argv[2])]!);
else await main();

async function main(): Promise<void> {
  const results = [];
  for (const [number, task] of tasks.entries()) {
    const bits = await Promise.all(WORKERS.map((workers) => bitsWith(task, workers)));
    if (new Set(bits).size > 1) throw new Error(`${task.title}: the weights depend on the number of workers.`);
    const steppers = await Promise.all(WORKERS.map((workers) => startStepper(task, workers)));
    const processes = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess(number)));
    const contestants = [
      ...steppers.map((stepper, i) => ({
        name: WORKERS[i] === 0 ? "no workers" : `${WORKERS[i]} worker${WORKERS[i] === 1 ? "" : "s"}`,
        steps: task.steps,
        run: () => stepper.run(),
      })),
      {
        name: `${PROCESSES} processes, each its own network`,
        steps: PROCESSES * task.steps,
        run: () => Promise.all(processes.map((process) => process.run())),
      },
    ];
    const times = contestants.map((): number[] => []);
    for (let round = -2; round < task.runs; round++) {
      for (const [i, { run, steps }] of contestants.entries()) {
        const start = performance.now();
        await run();
        if (round >= 0) times[i]!.push((performance.now() - start) / steps);
      }
    }
    for (const each of [...steppers, ...processes]) await each.close();
    const measured = contestants.map(({ name }, i) => summarise(name, times[i]!));
    print(task.title, measured);
    results.push({ network: task.title, weightsSha256: bits[0], steps: measured });
  }
  record("scale", { availableCores: availableParallelism(), results });
}

/** Steps a new network with its first images. */
async function startStepper({ options, batch, steps }: Task, workers: number): Promise<Stepper> {
  const model = buildCnn({ ...options, seed: 1 });
  const training = await accelerationOf(model)!.parallel({ workers });
  const { images, labels } = digits.slice(0, batch);
  return {
    async run() {
      for (let i = 0; i < steps; i++) await training.step({ examples: images, targets: labels, size: batch }, [i]);
    },
    weights: () => weightsSha256(model),
    async close() {
      await training.dispose();
      model.dispose();
    },
  };
}

async function bitsWith(task: Task, workers: number): Promise<string> {
  const stepper = await startStepper({ ...task, steps: 3 }, workers);
  await stepper.run();
  const weights = await stepper.weights();
  await stepper.close();
  return weights;
}

/** A process that does what {@link obey} does. */
async function startProcess(task: number): Promise<Pick<Stepper, "run" | "close">> {
  const child = fork(new URL(import.meta.url), [String(task)], { execArgv: process.execArgv });
  const answer = () => new Promise<void>((resolve) => child.once("message", () => resolve()));
  await answer();
  return {
    async run() {
      const done = answer();
      child.send("run");
      await done;
    },
    async close() {
      child.disconnect();
    },
  };
}

/** Takes the steps of a run, alone, whenever the parent says so; ends with it. */
async function obey(task: Task): Promise<void> {
  const stepper = await startStepper(task, 0);
  process.on("message", async () => {
    await stepper.run();
    process.send!("done");
  });
  process.send!("ready");
}

function print(title: string, measured: readonly Measurement[]): void {
  const width = Math.max(...measured.map(({ name }) => name.length));
  const alone = measured[0]!;
  console.log(`\nTraining, ${title}; the same weights to the bit with any number of workers\n${machine()}\n`);
  console.log(`${"".padEnd(width)}   min ms  median ms   steps/s  × none, min  median`);
  for (const { name, min, median } of measured) {
    const columns = [
      min.toFixed(3).padStart(8),
      median.toFixed(3).padStart(10),
      (1000 / median).toPrecision(3).padStart(9),
      (alone.min / min).toFixed(2).padStart(12),
      (alone.median / median).toFixed(2).padStart(7),
    ];
    console.log(`${name.padEnd(width)} ${columns.join(" ")}`);
  }
}
