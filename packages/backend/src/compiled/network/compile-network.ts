import type { KernelExports } from "../../kernel-module.js";
import type { Chain } from "../chain/layer-spec.js";
import { cover } from "../chain/not-covered.js";
import { type Emitted, FLOAT, type NetworkBuilder, type Operation, sizeOf } from "../ops/operation.js";
import { planOperations } from "../ops/plan-operations.js";
import type { BufferId, Program } from "../program/program.js";
import { at, createProgramBuilder } from "../program/program-builder.js";
import type { LossPlan } from "./loss-plan.js";
import type { WeightPlan } from "./weight-plan.js";

/** An operation in a program. */
export interface CompiledOperation {
  readonly operation: Operation;
  readonly buffers: readonly BufferId[];
  /** Gradients that the program computes of it. */
  readonly gradients: { readonly weights: boolean; readonly input: boolean };
}

/** A network as a program, and the buffers that its callers write and read. */
export interface CompiledNetwork {
  readonly program: Program;
  /** The operations in order, with the buffers that each one brought. */
  readonly operations: readonly CompiledOperation[];
  readonly weightPlan: WeightPlan;
  readonly loss: LossPlan | undefined;
  /** Pixels as bytes, if that is what the batches hold. */
  readonly bytes: BufferId;
  /** Values of the examples. */
  readonly input: BufferId;
  readonly inputSize: number;
  readonly output: BufferId;
  readonly outputSize: number;
  /** Stages that an inference program needs for its output; those after them compare it with targets. */
  readonly outputStages: number;
  readonly weights: BufferId;
  /** What to compare the output with, one row of float32 per example. */
  readonly targets: BufferId | undefined;
  /** Loss of each example. */
  readonly losses: BufferId | undefined;
  /** Accuracy of each example, 0 or 1 for classes. */
  readonly hits: BufferId | undefined;
  /** Gradients of the trained weights, summed over the batch. */
  readonly gradients: BufferId | undefined;
}

/**
 * Compiles a chain to a program that trains: forward, loss, and the gradients of all trained weights; or, without
 * `training`, to one that predicts and, with a loss, evaluates.
 *
 * @throws {NotCovered} for what compiled training cannot do.
 */
export function compileNetwork(
  exports: KernelExports,
  chain: Chain,
  weightPlan: WeightPlan,
  training: boolean,
  loss?: LossPlan,
): CompiledNetwork {
  const operations = planOperations(chain, training);
  const inputSize = sizeOf(chain.inputShape);
  const outputShape = operations.at(-1)?.outShape ?? chain.inputShape;
  const outputSize = sizeOf(outputShape);
  cover(operations.length > 0, "a network that does nothing");
  cover(!loss || outputShape.length === 1, "an output of more than one dimension per example");

  const builder = createProgramBuilder(exports);
  const bytes = builder.buffer("bytes", inputSize, "example", true);
  const input = builder.buffer("input", inputSize * FLOAT, "example", true);
  const weights = builder.buffer("weights", weightPlan.bytes, "once", true);
  const shardGradients = builder.buffer("gradients", training ? weightPlan.trainedBytes : 0, "shard", true);
  const network: NetworkBuilder = {
    ...builder,
    training,
    weight(ref) {
      const planned = weightPlan.weights.find((weight) => weight.ref === ref);
      return planned ? at(weights, planned.offset) : 0;
    },
    gradient(ref) {
      const planned = weightPlan.weights.find((weight) => weight.ref === ref);
      return planned && planned.index >= 0 ? at(shardGradients, planned.offset) : 0;
    },
  };
  builder.enter("scaleBytes", at(bytes), at(input), { examples: inputSize });

  /** Runs `emit` and tells which buffers it brought. */
  const watch = <T>(emit: () => T): { result: T; buffers: BufferId[] } => {
    const before = builder.buffers.length;
    const result = emit();
    return { result, buffers: builder.buffers.map((_, id) => id).slice(before) };
  };
  const emitted: Emitted[] = [];
  let x = input;
  const compiled = operations.map((operation) => {
    const mayOverwrite = emitted.length > 0 && (!training || !emitted.at(-1)!.keepsOutput);
    const { result, buffers } = watch(() => operation.emit(network, x, mayOverwrite));
    emitted.push(result);
    x = result.y;
    return { operation, buffers, gradients: { weights: false, input: false } };
  });
  builder.keep(x);
  const outputStages = training || !loss ? undefined : builder.endStage();
  const ends = loss ? emitLoss(network, loss, x, outputSize) : undefined;
  if (training) {
    const isTrained = ({ weights }: Operation) => weights.some((ref) => network.gradient(ref));
    const first = operations.findIndex(isTrained); // nothing before it needs a gradient
    let dy = ends!.gradient;
    for (let i = operations.length - 1; first >= 0 && i >= first; i--) {
      const { result, buffers } = watch(() => emitted[i]!.backward(dy, i > first));
      compiled[i]!.buffers.push(...buffers);
      compiled[i]!.gradients = { weights: isTrained(operations[i]!), input: i > first };
      dy = result ?? dy;
    }
  }
  const gradients = training ? builder.reduce(shardGradients, "float32") : undefined;
  const program = builder.build();
  return {
    ...{
      program,
      operations: compiled,
      weightPlan,
      loss,
      bytes,
      input,
      inputSize,
      output: x,
      outputSize,
      outputStages: outputStages ?? program.stages.length,
    },
    ...{ weights, targets: ends?.targets, losses: ends?.losses, hits: ends?.hits, gradients },
  };
}

/** Loss, accuracy and, in training, the gradient of the batch's mean loss with respect to the output. */
function emitLoss(
  network: NetworkBuilder,
  { loss, accuracy, targetSize }: LossPlan,
  output: BufferId,
  columns: number,
) {
  const targets = network.buffer("targets", targetSize * FLOAT, "example", true);
  const losses = network.buffer("losses", FLOAT, "example", true);
  const hits = accuracy && network.buffer("hits", FLOAT, "example", true);
  const gradient = network.buffer("gradient of the output", columns * FLOAT);
  const rows = { examples: 1 };
  const dp = network.training ? at(gradient) : 0;
  network.call(loss, at(output), at(targets), at(losses), dp, rows, columns, { perBatch: 1 });
  if (accuracy) network.call(accuracy, at(output), at(targets), at(hits!), rows, columns);
  return { targets, losses, hits, gradient };
}
