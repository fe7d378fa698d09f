import type { Portion } from "../program/bind.js";
import { SHARDS } from "../runtime/program-instance.js";

/** First shard and number of shards of each of so many workers: a part is a branch of the tree in which shards are added. */
const parts: readonly (readonly (readonly [number, number])[])[] = [
  [[0, 4]],
  [
    [0, 2],
    [2, 2],
  ],
  [
    [0, 2],
    [2, 1],
    [3, 1],
  ],
  [
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
  ],
];

/** A worker's part of a batch. */
export interface Part extends Portion {
  /** Index in the batch of its first example. */
  readonly first: number;
  /** Number of its examples; 0 in a batch smaller than the shards. */
  readonly examples: number;
}

/** Cuts a batch into one part for each worker, from 1 to {@link SHARDS} of them. */
export function shareShards(batch: number, workers: number): Part[] {
  const shardSize = Math.ceil(batch / SHARDS);
  return parts[workers - 1]!.map(([firstShard, shards]) => {
    const first = Math.min(batch, firstShard * shardSize);
    const examples = Math.min(batch, (firstShard + shards) * shardSize) - first;
    return { batch, shardSize, firstShard, shards, first, examples };
  });
}
