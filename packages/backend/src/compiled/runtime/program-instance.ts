import type { Address, KernelModule } from "../../kernel-module.js";
import { type BoundProgram, bindProgram, runOnce } from "../program/bind.js";
import { layOut } from "../program/layout.js";
import type { BufferId, Program } from "../program/program.js";
import { allocateArena } from "./arena.js";

/**
 * Parts that every batch is cut in. The gradients of the shards are added in a fixed order, so the sum is the same however
 * many workers share them.
 */
export const SHARDS = 4;

/** A program in the heap of a TF.js backend. */
export interface ProgramInstance {
  /** Examples that there is room for. */
  readonly capacity: number;
  /** Bytes of its memory. */
  readonly bytes: number;
  /** Where a buffer starts. */
  address(buffer: BufferId): Address;
  /** The program bound to a whole batch of `size` examples, or to none of its shards: then others work on those. */
  bind(size: number, shards?: 0): BoundProgram;
  /** Runs the calls that prepare changed weights. */
  prepare(): void;
  /** Runs the calls that follow the stages of a batch. */
  conclude(size: number): void;
  /** Gives the memory back. */
  free(): void;
}

/** @param capacity - Most examples of a batch. */
export function instantiateProgram(
  { backend, exports }: KernelModule,
  program: Program,
  capacity: number,
): ProgramInstance {
  const layout = layOut(program, capacity, SHARDS);
  const arena = allocateArena(backend, layout.bytes);
  const bound = new Map<string, BoundProgram>();
  return {
    capacity,
    bytes: layout.bytes,
    address: (buffer) => arena.base + layout.offsets[buffer]!,
    bind(size, shards: number = SHARDS) {
      const key = `${size} in ${shards}`;
      const known = bound.get(key);
      if (known) return known;
      const portion = { batch: size, shardSize: Math.ceil(size / SHARDS), firstShard: 0, shards };
      const created = bindProgram(program, layout, arena.base, exports, portion);
      bound.set(key, created);
      return created;
    },
    prepare: () => runOnce(program.preparation, program, layout, arena.base, exports),
    conclude: (size) => runOnce(program.conclusion, program, layout, arena.base, exports, size),
    free: arena.free,
  };
}
