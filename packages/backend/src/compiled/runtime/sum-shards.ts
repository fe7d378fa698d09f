import type { Address, KernelModule } from "../../kernel-module.js";
import { heapOf } from "./arena.js";
import { SHARDS } from "./program-instance.js";
import { reduceShards } from "./reduce-shards.js";

/** Writes the sum of all four {@link SHARDS} to `sum`, with the additions of {@link reduceShards}; of float32 in one pass. */
export function sumShards(
  { exports, backend }: KernelModule,
  shards: Address,
  bytes: number,
  type: "float32" | "float64",
  sum: Address,
): void {
  if (type === "float32") {
    exports.sumOfFour(shards, bytes, sum, bytes / 4);
    return;
  }
  reduceShards(exports, shards, SHARDS, bytes, type);
  heapOf(backend).copyWithin(sum, shards, shards + bytes);
}
