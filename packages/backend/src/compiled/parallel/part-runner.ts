import { type BoundProgram, bindProgram } from "../program/bind.js";
import { type Layout, layOut } from "../program/layout.js";
import { reduceShards } from "../runtime/reduce-shards.js";
import type { FromWorker, ToWorker } from "./messages.js";
import { createOwnMemory, type OwnMemory } from "./own-memory.js";
import { answerPieces, pack, stepPieces, sumPieces, unpack } from "./parcel.js";
import type { PortableNetwork } from "./portable-network.js";

type StepMessage = Extract<ToWorker, { type: "step" }>;

/**
 * What a worker does: it computes a part of each batch, in a memory of its own, with nothing but the kernels.
 *
 * @param answer - Sends an answer; the buffers in `transfer` move with it.
 * @returns Takes the coordinator's messages.
 */
export function createPartRunner(
  answer: (message: FromWorker, transfer: ArrayBuffer[]) => void,
): (message: ToWorker) => void {
  let network: PortableNetwork;
  let memory: OwnMemory;
  let layout: Layout | undefined;
  let bound = new Map<string, BoundProgram>();
  let step: StepMessage;
  let stage = 0;

  const addressOf = (buffer: number) => memory.base + layout!.offsets[buffer]!;
  const roomFor = (capacity: number, shards: number) => {
    if (layout && capacity <= layout.capacity && shards <= layout.shards) return;
    layout = layOut(network.program, capacity, shards);
    memory.reserve(layout.bytes);
    bound = new Map();
  };
  const bind = ({ portion }: StepMessage): BoundProgram => {
    const { batch, firstShard, shardSize, shards } = portion;
    roomFor(shardSize * shards, shards);
    const key = `${batch}, ${firstShard}`;
    const known = bound.get(key);
    if (known) return known;
    const created = bindProgram(network.program, layout!, memory.base, memory.exports, portion);
    bound.set(key, created);
    return created;
  };
  const examples = () => {
    const { batch, firstShard, shardSize, shards } = step.portion;
    return Math.min(batch, (firstShard + shards) * shardSize) - Math.min(batch, firstShard * shardSize);
  };
  const runStage = (parcel: ArrayBuffer) => {
    bind(step).runStage(stage);
    for (const { shards, type } of network.program.stages[stage]!.reductions) {
      const { bytes } = network.program.buffers[shards]!;
      reduceShards(memory.exports, addressOf(shards), step.portion.shards, bytes, type);
    }
    pack(answerPieces(network, stage, examples()), parcel, memory.heap(), addressOf);
    answer({ type: "stage", step: step.step, parcel }, [parcel]);
  };

  return (message) => {
    switch (message.type) {
      case "load":
        network = message.network;
        memory = createOwnMemory(message.kernels);
        layout = undefined;
        answer({ type: "ready" }, []);
        break;
      case "step": {
        step = message;
        stage = 0;
        const program = bind(step);
        unpack(stepPieces(network, examples(), step.areBytes), step.parcel, memory.heap(), addressOf);
        program.setDropoutKeys(step.dropoutKeys);
        if (step.areBytes) program.enterBytes();
        runStage(step.parcel);
        break;
      }
      case "sums":
        unpack(sumPieces(network, stage), message.parcel, memory.heap(), addressOf);
        stage++;
        runStage(message.parcel);
        break;
    }
  };
}
