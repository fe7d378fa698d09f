import type { Dataset } from "@mnistlab/datasets";
import { checkLearning } from "../check-learning.ts";
import type { Contestant } from "../measure.ts";
import type { Network } from "../networks.ts";
import { type Peer, type PeerRun, startPeer } from "./peer-process.ts";
import { type TrainingPeer, trainingPeers } from "./training-peers.ts";

/** A peer that trains right, ready to be timed. */
export interface PeerContestant extends Contestant {
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
export async function startPeers(network: Network, parameters: number, batch: Dataset): Promise<PeerContestant[]> {
  const contestants: PeerContestant[] = [];
  for (const { title, kind, program, images = batch.length } of trainingPeers(network)) {
    const part = batch.slice(0, images);
    const peer = await startPeer(program, { layers: network.layers, images: part.images, labels: part.labels });
    if ("missing" in peer) {
      console.log(`Without ${title}: ${peer.missing}.`);
      continue;
    }
    const ms = await check(peer, parameters);
    const steps = Math.min(STEPS_PER_TURN, Math.max(1, Math.round(TURN_MS / ms)));
    const scale = batch.length / images;
    contestants.push({
      kind,
      name: [peer.name, scale > 1 && `${images} images × ${scale}`, program.note].filter(Boolean).join(", "),
      run: () => peer.run(steps),
      timeOf: (run) => (run as PeerRun).ms * scale,
      close: () => peer.close(),
    });
  }
  return contestants;
}

/** @returns Milliseconds of a step. */
async function check(peer: Peer, parameters: number): Promise<number> {
  if (peer.parameters !== parameters) {
    throw new Error(`${peer.name} trains ${peer.parameters} parameters, not ${parameters}: nothing to compare with.`);
  }
  let ms = Number.NaN;
  await checkLearning(peer.name, peer.firstLoss, async () => {
    const run = await peer.run(1);
    ms = run.ms;
    return run.loss;
  });
  return ms;
}
