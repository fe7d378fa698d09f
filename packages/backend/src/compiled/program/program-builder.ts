import type { KernelExports, KernelFunction } from "../../kernel-module.js";
import type { Argument, BufferId, BufferSpec, Call, Place, Program, Reduction, Scope, Stage } from "./program.js";

/** Collects the calls of a program while a network's operations are gone through. */
export interface ProgramBuilder {
  /** The kernels, to ask for the bytes of scratch memory that they need. */
  readonly exports: KernelExports;
  /** The buffers so far. */
  readonly buffers: readonly BufferSpec[];
  /** A new buffer; see {@link BufferSpec}. */
  buffer(name: string, bytes: number, scope?: Scope, lasting?: boolean): BufferId;
  /** Adds a call to the stage at work. */
  call(kernel: KernelFunction, ...args: Argument[]): void;
  /** Adds a call that precedes the first stage if the batch is of bytes. */
  enter(kernel: KernelFunction, ...args: Argument[]): void;
  /** Makes a buffer outlive a run. */
  keep(buffer: BufferId): void;
  /** Adds a call to the preparation of the weights. */
  prepare(kernel: KernelFunction, ...args: Argument[]): void;
  /** Adds a call that follows the last stage. */
  conclude(kernel: KernelFunction, ...args: Argument[]): void;
  /** The scratch memory, at least `bytes` of it, and `bytesPerExample` more for each example. */
  scratch(bytes: number, bytesPerExample?: number): Place;
  /** Ends the stage at work, so that a run may end there; returns how many stages there are. */
  endStage(): number;
  /** Ends the stage at work with a sum over the shards; returns the buffer of the sum. */
  reduce(shards: BufferId, type: Reduction["type"]): BufferId;
  /** The key of one more dropout layer. */
  dropoutKey(): Argument;
  /** What was collected. */
  build(): Program;
}

/** The start of a buffer, or `offset` bytes from it. */
export function at(buffer: BufferId, offset = 0): Place {
  return { buffer, offset };
}

/** @param exports - The kernels that the program is for. */
export function createProgramBuilder(exports: KernelExports): ProgramBuilder {
  const buffers: BufferSpec[] = [];
  const stages: Stage[] = [];
  const preparation: Call[] = [];
  let calls: Call[] = [];
  let reductions: Reduction[] = [];
  const entry: Call[] = [];
  const conclusion: Call[] = [];
  const scratch = { bytes: 0, bytesPerExample: 0 };
  let dropouts = 0;
  const endStage = () => {
    stages.push({ calls, reductions });
    calls = [];
    reductions = [];
    return stages.length;
  };
  const builder: ProgramBuilder = {
    exports,
    buffers,
    buffer(name, bytes, scope = "example", lasting = false) {
      buffers.push({ name, bytes, scope, lasting });
      return buffers.length - 1;
    },
    call(kernel, ...args) {
      if (reductions.length > 0) endStage();
      calls.push({ kernel, args });
    },
    enter(kernel, ...args) {
      entry.push({ kernel, args });
    },
    keep(buffer) {
      buffers[buffer] = { ...buffers[buffer]!, lasting: true };
    },
    prepare(kernel, ...args) {
      preparation.push({ kernel, args });
    },
    conclude(kernel, ...args) {
      conclusion.push({ kernel, args });
    },
    scratch(bytes, bytesPerExample = 0) {
      scratch.bytes = Math.max(scratch.bytes, bytes);
      scratch.bytesPerExample = Math.max(scratch.bytesPerExample, bytesPerExample);
      return { buffer: "scratch", offset: 0 };
    },
    endStage,
    reduce(shards, type) {
      const { name, bytes } = buffers[shards]!;
      const sum = builder.buffer(`${name}, summed`, bytes, "once", true);
      reductions.push({ shards, sum, type });
      return sum;
    },
    dropoutKey: () => ({ dropoutKey: dropouts++ }),
    build() {
      endStage();
      return { buffers, stages, preparation, entry, conclusion, scratch, dropouts };
    },
  };
  return builder;
}
