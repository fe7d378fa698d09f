import type { Tensor } from "@tensorflow/tfjs-core";
import type { KernelModule } from "../../kernel-module.js";
import type { CompiledNetwork } from "../network/compile-network.js";
import { type Examples, floatsAt, meanOf, writeExamples, writeValues } from "./batch.js";
import { instantiateProgram, type ProgramInstance } from "./program-instance.js";
import type { BatchResult } from "./trainer.js";
import { linkWeight, type VariableLink } from "./variable-link.js";

/** Runs a compiled network without training it. */
export interface Predictor {
  /**
   * The network's outputs for `size` examples, streamed through the program a few at a time.
   *
   * @param write - Is given the outputs of each part, and the index of its first example; the view is valid in the call.
   */
  predict(examples: Examples, size: number, write: (outputs: Float32Array, first: number) => void): void;
  /** Mean loss and accuracy of a batch. */
  evaluate(examples: Examples, targets: ArrayLike<number> | Tensor, size: number): BatchResult;
  /** Gives the memory back. */
  dispose(): void;
}

/** Examples at work at once: few enough that what goes from layer to layer stays in the second cache level. */
const PORTION = 64;

/** @param network - Compiled for inference. */
export function createPredictor(module: KernelModule, network: CompiledNetwork): Predictor {
  let instance: ProgramInstance | undefined;
  let links: VariableLink[] = [];
  const ready = (): ProgramInstance => {
    if (!instance) {
      const created = instantiateProgram(module, network.program, PORTION);
      const weights = created.address(network.weights);
      links = network.weightPlan.weights.map(({ ref, offset, size }) =>
        linkWeight(module, ref.read, weights + offset, size),
      );
      instance = created;
    }
    let changed = false;
    for (const link of links) changed = link.pull() || changed;
    if (changed) instance.prepare();
    return instance;
  };
  const run = (examples: Examples, first: number, size: number, at: ProgramInstance, stages: number) => {
    const areBytes = writeExamples(module, network, at, examples, first, size);
    const bound = at.bind(size);
    if (areBytes) bound.enterBytes();
    for (let stage = 0; stage < stages; stage++) bound.runStage(stage);
  };
  return {
    predict(examples, size, write) {
      const at = ready();
      for (let first = 0; first < size; first += PORTION) {
        const count = Math.min(PORTION, size - first);
        run(examples, first, count, at, network.outputStages);
        write(floatsAt(module, at.address(network.output), count * network.outputSize), first);
      }
    },
    evaluate(examples, targets, size) {
      const at = ready();
      const losses = new Float32Array(size);
      const hits = network.hits === undefined ? undefined : new Float32Array(size);
      const { targetSize } = network.loss!;
      for (let first = 0; first < size; first += PORTION) {
        const count = Math.min(PORTION, size - first);
        writeValues(module, targets, first * targetSize, count * targetSize, at.address(network.targets!));
        run(examples, first, count, at, network.program.stages.length);
        losses.set(floatsAt(module, at.address(network.losses!), count), first);
        hits?.set(floatsAt(module, at.address(network.hits!), count), first);
      }
      return { loss: meanOf(losses), accuracy: hits && meanOf(hits) };
    },
    dispose() {
      instance?.free();
      instance = undefined;
    },
  };
}
