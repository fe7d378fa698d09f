import type { BufferId, Program } from "../program/program.js";
import type { PortableNetwork } from "./portable-network.js";

/** A piece of a program's memory that travels in a parcel, one after the other; each starts at a multiple of 16 bytes. */
export interface Piece {
  readonly buffer: BufferId;
  /** Where it is in the parcel. */
  readonly offset: number;
  readonly bytes: number;
}

const ALIGNMENT = 16;

/** What starts a step: the weights, and targets and examples of a part of the batch. */
export function stepPieces(network: PortableNetwork, examples: number, areBytes: boolean): Piece[] {
  const { program, weights, targets, bytes, input } = network;
  return line([
    whole(program, weights),
    rows(program, targets, examples),
    rows(program, areBytes ? bytes : input, examples),
  ]);
}

/** What ends a stage: a part of each sum; after the last stage also losses and hits of a part of the batch. */
export function answerPieces({ program, losses, hits }: PortableNetwork, stage: number, examples: number): Piece[] {
  const sums = program.stages[stage]!.reductions.map(({ shards }) => whole(program, shards));
  if (stage < program.stages.length - 1) return line(sums);
  const told = hits === undefined ? [losses] : [losses, hits];
  return line([...sums, ...told.map((buffer) => rows(program, buffer, examples))]);
}

/** What starts the stage after `stage`: its sums. */
export function sumPieces({ program }: PortableNetwork, stage: number): Piece[] {
  return line(program.stages[stage]!.reductions.map(({ sum }) => whole(program, sum)));
}

/** Bytes that a parcel needs to hold any of a step's messages. */
export function parcelBytes(network: PortableNetwork, examples: number, areBytes: boolean): number {
  const stages = [...network.program.stages.keys()];
  const messages = [
    stepPieces(network, examples, areBytes),
    ...stages.flatMap((stage) => [answerPieces(network, stage, examples), sumPieces(network, stage)]),
  ];
  return Math.max(...messages.map((pieces) => Math.max(0, ...pieces.map(({ offset, bytes }) => offset + bytes))));
}

/** Copies pieces of memory into a parcel; `addressOf` tells where a buffer is. */
export function pack(pieces: readonly Piece[], parcel: ArrayBuffer, heap: Uint8Array, addressOf: AddressOf): void {
  const into = new Uint8Array(parcel);
  for (const { buffer, offset, bytes } of pieces) {
    const from = addressOf(buffer);
    into.set(heap.subarray(from, from + bytes), offset);
  }
}

/** Copies pieces from a parcel into memory. */
export function unpack(pieces: readonly Piece[], parcel: ArrayBuffer, heap: Uint8Array, addressOf: AddressOf): void {
  for (const { buffer, offset, bytes } of pieces) {
    heap.set(new Uint8Array(parcel, offset, bytes), addressOf(buffer));
  }
}

type AddressOf = (buffer: BufferId) => number;

/** A buffer of scope "once", or one shard of one of scope "shard". */
function whole({ buffers }: Program, buffer: BufferId): Omit<Piece, "offset"> {
  return { buffer, bytes: buffers[buffer]!.bytes };
}

/** The rows of some examples. */
function rows({ buffers }: Program, buffer: BufferId, examples: number): Omit<Piece, "offset"> {
  return { buffer, bytes: buffers[buffer]!.bytes * examples };
}

function line(pieces: readonly Omit<Piece, "offset">[]): Piece[] {
  let end = 0;
  return pieces.map((piece) => {
    const offset = end;
    end += Math.ceil(piece.bytes / ALIGNMENT) * ALIGNMENT;
    return { ...piece, offset };
  });
}
