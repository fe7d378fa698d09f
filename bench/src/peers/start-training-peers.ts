import type { Dataset } from "@mnistlab/datasets";
import { checkLearning } from "../check-learning.ts";
import type { Contestant } from "../measure.ts";
import type { Network } from "../networks.ts";
import { type PeerProcess, startPeer, toBase64 } from "./peer-process.ts";
import type { TrainingHello, TrainingRun, TrainingTask } from "./serve-training.ts";
import { type TrainingPeer, trainingPeers } from "./training-peers.ts";

type Peer = PeerProcess<TrainingHello, TrainingRun>;

/** A peer that trains right, ready to be timed. */
export interface TrainingContestant extends Contestant {
  readonly kind: TrainingPeer["kind"];
  close(): void;
}

/** A turn of a quick peer; several of its steps fit in. */
const TURN_MS = 60;
const STEPS_PER_TURN = 5;

/**
 * Starts every peer on a batch of a network and checks that it trains that network: as many parameters, and it learns.
 *
 * What cannot take part is told in one line.
 */
export async function startTrainingPeers(
  network: Network,
  parameters: number,
  batch: Dataset,
): Promise<TrainingContestant[]> {
  const contestants: TrainingContestant[] = [];
  for (const { title, kind, program, images = batch.length } of trainingPeers(network)) {
    const part = batch.slice(0, images);
    const task: TrainingTask = {
      layers: network.layers,
      images: toBase64(part.images),
      labels: toBase64(part.labels),
    };
    const peer = await startPeer<TrainingHello, TrainingRun>(program, task);
    if ("missing" in peer) {
      console.log(`Without ${title}: ${peer.missing}.`);
      continue;
    }
    const ms = await check(peer, parameters);
    const steps = Math.min(STEPS_PER_TURN, Math.max(1, Math.round(TURN_MS / ms)));
    const scale = batch.length / images;
    contestants.push({
      kind,
      name: [peer.hello.name, scale > 1 && `${images} images × ${scale}`, program.note].filter(Boolean).join(", "),
      run: () => peer.run(steps),
      timeOf: (run) => (run as TrainingRun).ms * scale,
      close: () => peer.close(),
    });
  }
  return contestants;
}

/** @returns Milliseconds of a step. */
async function check({ hello, run }: Peer, parameters: number): Promise<number> {
  if (hello.parameters !== parameters) {
    throw new Error(`${hello.name} trains ${hello.parameters} parameters, not ${parameters}: nothing to compare with.`);
  }
  let ms = Number.NaN;
  await checkLearning(hello.name, hello.firstLoss, async () => {
    const step = await run(1);
    ms = step.ms;
    return step.loss;
  });
  return ms;
}
