import type { Address, KernelExports } from "../../kernel-module.js";

/**
 * Adds the shards that lie one after the other at `shards` up, the first one becomes the sum.
 *
 * In a tree, ((0 + 1) + (2 + 3)), so that two workers can each add their half.
 *
 * @param bytes - Of one shard.
 * @param holds - Whether a shard holds anything. A worker's part is added up already, and its sum stands for its first shard.
 */
export function reduceShards(
  exports: KernelExports,
  shards: Address,
  count: number,
  bytes: number,
  type: "float32" | "float64",
  holds: (shard: number) => boolean = () => true,
): void {
  for (let step = 1; step < count; step *= 2) {
    for (let i = 0; i + step < count; i += 2 * step) {
      if (!holds(i + step)) continue;
      const [to, from] = [shards + i * bytes, shards + (i + step) * bytes];
      if (type === "float64") exports.addDoublesInto(to, from, bytes / 8);
      else exports.addInto(to, from, bytes / 4);
    }
  }
}
