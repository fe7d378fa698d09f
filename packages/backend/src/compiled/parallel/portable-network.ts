import type { CompiledNetwork } from "../network/compile-network.js";
import type { BufferId, Program } from "../program/program.js";

/** What a worker is told of a compiled network: its program, and the buffers that travel. Plain data. */
export interface PortableNetwork {
  readonly program: Program;
  readonly weights: BufferId;
  readonly bytes: BufferId;
  readonly input: BufferId;
  readonly targets: BufferId;
  readonly losses: BufferId;
  readonly hits: BufferId | undefined;
}

/** @param network - Compiled for training. */
export function portableNetwork({ program, ...network }: CompiledNetwork): PortableNetwork {
  const { weights, bytes, input, hits } = network;
  return { program, weights, bytes, input, targets: network.targets!, losses: network.losses!, hits };
}
