import type { Argument, BufferId, BufferSpec, Program } from "./program.js";

/** Where the buffers of a program lie in one block of memory. */
export interface Layout {
  /** Examples that the buffers have room for. */
  readonly capacity: number;
  /** Shards that the buffers have room for. */
  readonly shards: number;
  /** Offset of each buffer, in bytes. */
  readonly offsets: readonly number[];
  readonly scratchOffset: number;
  /** Bytes of the whole block. */
  readonly bytes: number;
}

/** Every buffer starts a cache line, and one is left free after it: vectors may be read past a buffer's end. */
const LINE = 64;

/**
 * Lays the buffers of a program out, those that are not needed at the same time in the same place.
 *
 * First fit in the order of first use; buffers that last keep a place of their own.
 */
export function layOut(program: Program, capacity: number, shards: number): Layout {
  const sizes = program.buffers.map((buffer) => sizeOf(buffer, capacity, shards));
  const uses = usesOf(program);
  const offsets: number[] = new Array(sizes.length).fill(0);
  let end = 0;
  program.buffers.forEach(({ lasting }, id) => {
    if (!lasting) return;
    offsets[id] = end;
    end += sizes[id]!;
  });
  const passing = program.buffers
    .map((_, id) => id)
    .filter((id) => !program.buffers[id]!.lasting && uses[id])
    .sort((a, b) => uses[a]!.first - uses[b]!.first);
  const placed: BufferId[] = [];
  const start = end;
  for (const id of passing) {
    const { first, last } = uses[id]!;
    const neighbours = placed
      .filter((other) => uses[other]!.first <= last && first <= uses[other]!.last)
      .sort((a, b) => offsets[a]! - offsets[b]!);
    let offset = start;
    for (const other of neighbours) {
      if (offset + sizes[id]! <= offsets[other]!) break;
      offset = Math.max(offset, offsets[other]! + sizes[other]!);
    }
    offsets[id] = offset;
    placed.push(id);
    end = Math.max(end, offset + sizes[id]!);
  }
  return {
    capacity,
    shards,
    offsets,
    scratchOffset: end,
    bytes: end + roundUp(program.scratch.bytes + program.scratch.bytesPerExample * capacity),
  };
}

function sizeOf({ bytes, scope }: BufferSpec, capacity: number, shards: number): number {
  return roundUp(bytes * (scope === "example" ? capacity : scope === "shard" ? shards : 1));
}

function roundUp(bytes: number): number {
  return (Math.ceil(bytes / LINE) + 1) * LINE;
}

/** First and last call of the stages that use each buffer. */
function usesOf({ buffers, stages }: Program): ({ first: number; last: number } | undefined)[] {
  const uses: ({ first: number; last: number } | undefined)[] = buffers.map(() => undefined);
  let index = 0;
  const use = (id: BufferId) => {
    uses[id] = { first: uses[id]?.first ?? index, last: index };
  };
  for (const { calls, reductions } of stages) {
    for (const { args } of calls) {
      for (const { buffer } of args.filter(isPlace)) if (buffer !== "scratch") use(buffer);
      index++;
    }
    for (const { shards, sum } of reductions) {
      use(shards);
      use(sum);
    }
    index++;
  }
  return uses;
}

/** Whether an argument is an address. */
export function isPlace(argument: Argument): argument is Extract<Argument, { buffer: unknown }> {
  return typeof argument === "object" && "buffer" in argument;
}
