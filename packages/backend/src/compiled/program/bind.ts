import type { Address, KernelExports } from "../../kernel-module.js";
import { isPlace, type Layout } from "./layout.js";
import type { Argument, Call, Program, Scope } from "./program.js";

/**
 * The part of a batch that is worked on, and the shards that it consists of: the memory holds their examples and no others.
 *
 * Without a shard, what is left of a program are the calls that are made once for a batch.
 */
export interface Portion {
  /** Examples of the whole batch. */
  readonly batch: number;
  /** Examples in one shard of the batch; the last shards may have fewer, or none. */
  readonly shardSize: number;
  /** The first shard at work. */
  readonly firstShard: number;
  /** Number of shards at work. */
  readonly shards: number;
}

/** A program's stages bound to memory and a portion of a batch: nothing is left to work out but the dropout keys. */
export interface BoundProgram {
  /** Makes the input of a batch of bytes. */
  enterBytes(): void;
  /** Runs the calls of one stage, in order. */
  runStage(stage: number): void;
  /** Sets the keys of the dropout layers. */
  setDropoutKeys(keys: ArrayLike<number>): void;
}

interface BoundCall {
  readonly run: (...args: number[]) => number;
  readonly args: number[];
}

/** Binds a program to a block of memory that is laid out at `base`. */
export function bindProgram(
  program: Program,
  layout: Layout,
  base: Address,
  exports: KernelExports,
  portion: Portion,
): BoundProgram {
  const keys: { args: number[]; index: number; layer: number }[] = [];
  const bindCall = (call: Call, range: Range): BoundCall => {
    const args = call.args.map((argument) => bindArgument(argument, program, layout, base, range, whole));
    call.args.forEach((argument, index) => {
      if (typeof argument === "object" && "dropoutKey" in argument)
        keys.push({ args, index, layer: argument.dropoutKey });
    });
    return { run: exports[call.kernel], args };
  };
  const whole = rangeOf(portion, portion.firstShard, portion.shards);
  const single = Array.from({ length: portion.shards }, (_, i) => rangeOf(portion, portion.firstShard + i, 1));
  const rangesOf = (call: Call): readonly Range[] => {
    if (uses(call, "shard", program)) return single;
    return whole.count > 0 || !(uses(call, "example", program) || uses(call, "scratch", program)) ? [whole] : [];
  };
  const stages = program.stages.map(({ calls }) =>
    calls.flatMap((call) => rangesOf(call).map((range) => bindCall(call, range))),
  );
  const entry = program.entry.map((call) => bindCall(call, whole));
  return {
    enterBytes() {
      for (const { run, args } of entry) run(...args);
    },
    runStage(stage) {
      for (const { run, args } of stages[stage]!) run(...args);
    },
    setDropoutKeys(values) {
      for (const { args, index, layer } of keys) args[index] = values[layer]!;
    },
  };
}

/** Runs calls that are made once for a batch of `batch` examples: a program's preparation or conclusion. */
export function runOnce(
  calls: readonly Call[],
  program: Program,
  layout: Layout,
  base: Address,
  exports: KernelExports,
  batch = 0,
): void {
  const range: Range = { batch, first: 0, count: batch, shard: 0 };
  for (const { kernel, args } of calls) {
    exports[kernel](...args.map((argument) => bindArgument(argument, program, layout, base, range, range)));
  }
}

interface Range {
  readonly batch: number;
  readonly first: number;
  readonly count: number;
  readonly shard: number;
}

function rangeOf({ batch, shardSize }: Portion, firstShard: number, shards: number): Range {
  const first = Math.min(batch, firstShard * shardSize);
  return { batch, first, count: Math.min(batch, (firstShard + shards) * shardSize) - first, shard: firstShard };
}

/**
 * Whether a call uses memory of some scope. One that uses a shard's own sums runs once per shard; one that uses examples, once
 * for all that are at work; any other, once for the batch, whoever works on it.
 */
function uses(call: Call, scope: Scope | "scratch", { buffers }: Program): boolean {
  return call.args.some(
    (argument) =>
      isPlace(argument) && (argument.buffer === "scratch" ? "scratch" : buffers[argument.buffer]!.scope) === scope,
  );
}

/** @param origin - The range whose first example and shard start the buffers. */
function bindArgument(
  argument: Argument,
  program: Program,
  layout: Layout,
  base: Address,
  range: Range,
  origin: Range,
): number {
  if (typeof argument === "number") return argument;
  if (isPlace(argument)) {
    const { buffer, offset } = argument;
    if (buffer === "scratch") return base + layout.scratchOffset + offset;
    const { scope, bytes } = program.buffers[buffer]!;
    const index = scope === "example" ? range.first - origin.first : scope === "shard" ? range.shard - origin.shard : 0;
    return base + layout.offsets[buffer]! + index * bytes + offset;
  }
  if ("examples" in argument) return range.count * argument.examples;
  if ("batch" in argument) return range.batch * argument.batch;
  if ("perBatch" in argument) return argument.perBatch / range.batch;
  if ("first" in argument) return range.first;
  return 0; // a dropout key: set before every step
}
