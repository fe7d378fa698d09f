import { answerPieces, type Piece, parcelBytes, stepPieces, sumPieces } from "./parcel.js";
import type { PortableNetwork } from "./portable-network.js";
import { type Part, shareShards } from "./share-shards.js";

/** How batches of one size are shared, and what the messages of a step hold. */
export interface BatchPlan {
  /** One part for each worker. */
  readonly parts: readonly PlannedPart[];
  /** The sums that start the stage after each stage. */
  readonly sums: readonly (readonly Piece[])[];
}

/** A worker's part of a batch, and its messages. */
export interface PlannedPart extends Part {
  /** Bytes of the buffer that goes to and fro. */
  readonly parcelBytes: number;
  /** What starts the step. */
  readonly step: readonly Piece[];
  /** What ends each stage. */
  readonly answers: readonly (readonly Piece[])[];
}

/** @param areBytes - Whether the examples are bytes. */
export function planBatch(network: PortableNetwork, workers: number, size: number, areBytes: boolean): BatchPlan {
  const stages = [...network.program.stages.keys()];
  return {
    parts: shareShards(size, workers).map((part) => ({
      ...part,
      parcelBytes: parcelBytes(network, part.examples, areBytes),
      step: stepPieces(network, part.examples, areBytes),
      answers: stages.map((stage) => answerPieces(network, stage, part.examples)),
    })),
    sums: stages.map((stage) => sumPieces(network, stage)),
  };
}
