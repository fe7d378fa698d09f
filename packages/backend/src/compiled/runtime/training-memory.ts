import type { Variable } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../../kernel-module.js";
import type { CompiledNetwork } from "../network/compile-network.js";
import type { RangeOptimizer } from "../optimizers/range-optimizer.js";
import { instantiateProgram, type ProgramInstance } from "./program-instance.js";
import { createTrainingState, type TrainingState } from "./training-state.js";

/** A training program in memory, with its weights and optimizer state: one of each, whoever steps it. */
export interface TrainingMemory {
  /** Makes room for the examples of a batch; 0 where workers have the room. Addresses of before may be dead then. */
  roomFor(size: number): TrainingRoom;
  /** Gives everything back; it is made anew when needed. */
  free(): void;
}

/** What {@link TrainingMemory} holds. */
export interface TrainingRoom {
  readonly instance: ProgramInstance;
  readonly state: TrainingState;
}

export function createTrainingMemory(
  module: KernelModule,
  network: CompiledNetwork,
  optimizer: RangeOptimizer,
  trained: readonly Variable[],
): TrainingMemory {
  let room: TrainingRoom | undefined;
  const free = () => {
    room?.instance.free();
    room = undefined;
  };
  return {
    roomFor(size) {
      if (room && size <= room.instance.capacity) return room;
      free();
      const instance = instantiateProgram(module, network.program, size);
      room = { instance, state: createTrainingState(module, network, instance, optimizer, trained) };
      return room;
    },
    free,
  };
}
