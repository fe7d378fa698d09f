import type { KernelFunction } from "../../kernel-module.js";

/**
 * A network's training step or inference as plain data: kernel calls over numbered buffers, in order.
 *
 * It holds no address and no function, so that it can be printed, sent to a worker, and bound to any memory.
 */
export interface Program {
  readonly buffers: readonly BufferSpec[];
  readonly stages: readonly Stage[];
  /** Calls that make a form of the weights that the stages read, such as folded filters; needed when weights changed. */
  readonly preparation: readonly Call[];
  /** Calls that make the input of a batch of bytes. */
  readonly entry: readonly Call[];
  /** Calls that follow the last stage, once for a whole batch, such as the moving statistics. */
  readonly conclusion: readonly Call[];
  /** Memory that kernels need besides their buffers; calls take turns with it. */
  readonly scratch: Scratch;
  /** Number of dropout layers. */
  readonly dropouts: number;
}

/** Bytes of scratch memory: so many, and so many more for each example that there is room for. */
export interface Scratch {
  readonly bytes: number;
  readonly bytesPerExample: number;
}

/** How long a buffer is: so many bytes once, for each example of a batch, or for each shard of a batch. */
export type Scope = "once" | "example" | "shard";

/** A piece of memory of a program. */
export interface BufferSpec {
  readonly name: string;
  readonly scope: Scope;
  readonly bytes: number;
  /** Whether its content outlives a run: its memory is shared with no other buffer's. */
  readonly lasting: boolean;
}

/** Number of a buffer in {@link Program.buffers}. */
export type BufferId = number;

/** Calls that may run for parts of a batch independently, and the sums over all shards that end them. */
export interface Stage {
  readonly calls: readonly Call[];
  readonly reductions: readonly Reduction[];
}

/** Adds up a buffer of scope "shard" over the shards of a batch. */
export interface Reduction {
  readonly shards: BufferId;
  readonly sum: BufferId;
  readonly type: "float32" | "float64";
}

/** One call of a kernel. */
export interface Call {
  readonly kernel: KernelFunction;
  readonly args: readonly Argument[];
}

/** An argument of a kernel: a number, or what becomes one when the program is bound to memory and examples. */
export type Argument = number | Place | BatchNumber;

/** An address: `offset` bytes into a buffer, or into the part of it that belongs to the examples or the shard at work. */
export interface Place {
  readonly buffer: BufferId | "scratch";
  readonly offset: number;
}

/** A number that depends on the examples at work. */
export type BatchNumber =
  /** Examples at work × factor. */
  | { readonly examples: number }
  /** Examples of the whole batch × factor. */
  | { readonly batch: number }
  /** Factor ÷ examples of the whole batch. */
  | { readonly perBatch: number }
  /** Index in the batch of the first example at work. */
  | { readonly first: true }
  /** The key of a dropout layer, a new one for every step. */
  | { readonly dropoutKey: number };
