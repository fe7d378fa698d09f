import { BackendError } from "../../backend-error.js";
import type { CompiledModel, CompiledTraining } from "../compiled-model.js";
import { heapOf } from "../runtime/arena.js";
import { copyValues, meanOf } from "../runtime/batch.js";
import { SHARDS } from "../runtime/program-instance.js";
import { reduceShards } from "../runtime/reduce-shards.js";
import type { Batch, StepResult } from "../runtime/trainer.js";
import type { TrainingRoom } from "../runtime/training-memory.js";
import { type BatchPlan, type PlannedPart, planBatch } from "./batch-plan.js";
import { pack } from "./parcel.js";
import { type PortableNetwork, portableNetwork } from "./portable-network.js";
import type { Team } from "./team.js";

/** Steps a model's weights by the sums that a team computes. */
export interface Coordinator {
  /** Makes the team know the program. */
  prepare(made: CompiledTraining): Promise<void>;
  /** One step. Whatever it rejects with, the weights are those before the step, and it may be repeated. */
  step(made: CompiledTraining, batch: Batch, dropoutKeys: readonly number[]): Promise<StepResult>;
}

/** What is known of a compiled training as long as it is the model's. */
interface Known {
  readonly made: CompiledTraining;
  readonly network: PortableNetwork;
  readonly plans: Map<string, BatchPlan>;
}

/** @param workers - Members of the team. */
export function createCoordinator(compiled: CompiledModel, team: Team, workers: number): Coordinator {
  let known: Known | undefined;
  let steps = 0;
  const parcels: (ArrayBuffer | undefined)[] = new Array(workers).fill(undefined);

  const know = (made: CompiledTraining): Known => {
    if (known?.made !== made) known = { made, network: portableNetwork(made.network), plans: new Map() };
    return known;
  };
  const planOf = ({ network, plans }: Known, { size, examples }: Batch): BatchPlan => {
    const areBytes = examples instanceof Uint8Array;
    const key = `${size} ${areBytes ? "bytes" : "values"}`;
    const plan = plans.get(key) ?? planBatch(network, workers, size, areBytes);
    plans.set(key, plan);
    return plan;
  };
  /** The buffer that goes to and fro with a worker; it is away, and perhaps lost, between a message and its answer. */
  const takeParcel = (worker: number, bytes: number): ArrayBuffer => {
    const parcel = parcels[worker];
    parcels[worker] = undefined;
    return parcel && parcel.byteLength >= bytes ? parcel : new ArrayBuffer(bytes);
  };
  const checkUntouched = (made: CompiledTraining, room: TrainingRoom) => {
    if (compiled.training(made.dense) === made && made.memory.roomFor(0) === room) return;
    throw new BackendError(
      "INVALID_ARGUMENT",
      "[backend] expected a model that only its workers train, found it compiled or trained otherwise while they were at work.",
    );
  };

  return {
    prepare: (made) => team.prepare(made.module.compiled, know(made).network),
    async step(made, batch, dropoutKeys) {
      const current = know(made);
      const { network } = current;
      const { module, memory } = made;
      await team.prepare(module.compiled, network);
      const room = memory.roomFor(0);
      const { instance, state } = room;
      const { parts, sums } = planOf(current, batch);
      const { stages, buffers } = network.program;
      const bound = instance.bind(batch.size, 0);
      const losses = new Float32Array(batch.size);
      const hits = network.hits === undefined ? undefined : new Float32Array(batch.size);
      const step = ++steps;

      /** Takes a worker's sums over, each at the place of its first shard, and what it says of its examples. */
      const takeAnswer =
        (stage: number) =>
        (worker: number, { parcel }: { parcel: ArrayBuffer }) => {
          parcels[worker] = parcel;
          checkUntouched(made, room);
          const { answers, first, firstShard, examples } = parts[worker]!;
          for (const { buffer, offset, bytes } of answers[stage]!) {
            const told = buffer === network.losses ? losses : buffer === network.hits ? hits : undefined;
            if (told) told.set(new Float32Array(parcel, offset, examples), first);
            else
              heapOf(module.backend).set(
                new Uint8Array(parcel, offset, bytes),
                instance.address(buffer) + firstShard * bytes,
              );
          }
        };
      const addUp = (stage: number) => {
        for (const { shards, sum, type } of stages[stage]!.reductions) {
          const { bytes } = buffers[shards]!;
          const from = instance.address(shards);
          const holds = (shard: number) => parts.some(({ firstShard }) => firstShard === shard);
          reduceShards(module.exports, from, SHARDS, bytes, type, holds);
          heapOf(module.backend).copyWithin(instance.address(sum), from, from + bytes);
        }
      };

      state.pull();
      const areBytes = batch.examples instanceof Uint8Array;
      const messageTo = (worker: number) => {
        const part = parts[worker]!;
        const parcel = takeParcel(worker, part.parcelBytes);
        fillStepParcel(made, part, batch, parcel, instance.address);
        const { batch: size, shardSize, firstShard, shards } = part;
        const portion = { batch: size, shardSize, firstShard, shards };
        return { type: "step", step, portion, areBytes, dropoutKeys, parcel } as const;
      };
      await team.exchange(step, messageTo, takeAnswer(0));
      addUp(0);
      for (let stage = 1; stage < stages.length; stage++) {
        bound.runStage(stage);
        const sumsTo = (worker: number) => {
          const parcel = takeParcel(worker, parts[worker]!.parcelBytes);
          pack(sums[stage - 1]!, parcel, heapOf(module.backend), instance.address);
          return { type: "sums", parcel } as const;
        };
        await team.exchange(step, sumsTo, takeAnswer(stage));
        addUp(stage);
      }
      instance.conclude(batch.size);
      const { penalty, finite } = state.update();
      return { loss: Math.fround(meanOf(losses) + penalty), finite, accuracy: hits && meanOf(hits) };
    },
  };
}

/** Writes weights, targets and examples of a part of a batch into a parcel. */
function fillStepParcel(
  { module, network }: CompiledTraining,
  { step, first, examples }: PlannedPart,
  batch: Batch,
  parcel: ArrayBuffer,
  addressOf: (buffer: number) => number,
): void {
  const [weights, targets, input] = step;
  pack([weights!], parcel, heapOf(module.backend), addressOf);
  const { targetSize } = network.loss!;
  const rows = new Float32Array(parcel, targets!.offset, examples * targetSize);
  copyValues(module, batch.targets, first * targetSize, rows);
  const start = first * network.inputSize;
  const count = examples * network.inputSize;
  if (batch.examples instanceof Uint8Array) {
    new Uint8Array(parcel, input!.offset, count).set(batch.examples.subarray(start, start + count));
  } else {
    copyValues(module, batch.examples, start, new Float32Array(parcel, input!.offset, count));
  }
}
