import type { LayerSpec } from "../networks.ts";
import { fromBase64 } from "./peer-process.ts";
import { serve } from "./serve.ts";

/** What to train, again and again: one batch, labels by class index. */
export interface TrainingTask {
  readonly layers: readonly LayerSpec[];
  /** Bytes, in base64. */
  readonly images: string;
  readonly labels: string;
}

/** A network that has taken its first step. */
export interface TrainingHello {
  /** With version and settings. */
  readonly name: string;
  /** Trained ones. */
  readonly parameters: number;
  /** Of the batch, before any training. */
  readonly firstLoss: number;
}

/** Milliseconds of a step, the mean of several, and the loss of the last one. */
export interface TrainingRun {
  readonly ms: number;
  readonly loss: number;
}

/** A network that is ready to be trained. */
export interface Training {
  readonly name: string;
  readonly parameters: number;
  /** One step, its results computed when it returns. @returns The loss before it. */
  step(): Promise<number> | number;
}

/** Above this an untimed step, to bring the caches back after the others' turns, is a waste. */
const SLOW_MS = 500;

/** Trains what `prepare` makes. */
export async function serveTraining(
  prepare: (layers: readonly LayerSpec[], images: Uint8Array, labels: Uint8Array) => Promise<Training> | Training,
): Promise<void> {
  await serve<TrainingTask>(async ({ layers, images, labels }) => {
    const { name, parameters, step } = await prepare(layers, fromBase64(images), fromBase64(labels));
    const hello: TrainingHello = { name, parameters, firstLoss: await step() };
    let last = 0;
    return {
      hello,
      async run(steps): Promise<TrainingRun> {
        if (last < SLOW_MS) await step();
        let loss = Number.NaN;
        const start = performance.now();
        for (let i = 0; i < steps; i++) loss = await step();
        last = (performance.now() - start) / steps;
        return { ms: last, loss };
      },
    };
  });
}
