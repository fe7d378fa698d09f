import { createInterface } from "node:readline";
import type { PeerRun, PeerTask } from "./peer-process.ts";

/** A network that is ready to be trained on one batch. */
export interface Training {
  readonly name: string;
  /** Trained ones. */
  readonly parameters: number;
  /** One step, its results computed when it returns. @returns The loss before it. */
  step(): Promise<number> | number;
}

/** Above this an untimed step, to bring the caches back after the others' turns, is a waste. */
const SLOW_MS = 500;

/** The peer's side of `startPeer`, in a process of Node. */
export async function serveTraining(prepare: (task: PeerTask) => Promise<Training> | Training): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, "base64"));
  const { layers, images, labels } = JSON.parse((await lines.next()).value!);
  let training: Training;
  try {
    training = await prepare({ layers, images: bytes(images), labels: bytes(labels) });
    const { name, parameters } = training;
    answer({ name, parameters, firstLoss: await training.step() });
  } catch (error) {
    answer({ missing: (error as Error).message.split("\n")[0] });
    process.exit();
  }
  let last = 0;
  for await (const line of lines) {
    if (last < SLOW_MS) await training.step();
    const run = await time(training, Number(line));
    last = run.ms;
    answer(run);
  }
}

async function time({ step }: Training, steps: number): Promise<PeerRun> {
  let loss = Number.NaN;
  const start = performance.now();
  for (let i = 0; i < steps; i++) loss = await step();
  return { ms: (performance.now() - start) / steps, loss };
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
