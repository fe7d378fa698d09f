import type { LayersModel } from "@tensorflow/tfjs-layers";
import { accelerationOf } from "./accelerate.js";
import { NotCovered } from "./chain/not-covered.js";
import { createCompiledModel } from "./compiled-model.js";
import type { CompiledNetwork, CompiledOperation } from "./network/compile-network.js";
import { layOut } from "./program/layout.js";
import { SHARDS } from "./runtime/program-instance.js";

/** What to explain. */
export interface ExplainOptions {
  /** Examples of a batch, which memory and MFLOP are given for. @default 128 */
  batchSize?: number;
}

/**
 * What `accelerate` makes of a model, as text: each operation of its training step with what is fused into it, its output,
 * its multiply-adds (as 10⁶ floating-point operations per batch, forward and backward, counting what is really computed),
 * its buffers and their bytes; then the whole program's. For a model that is not compiled, its inference.
 *
 * @returns One line that says so if compiled programs do not cover the model.
 * @example
 * console.log(explain(model));
 */
export function explain(model: LayersModel, { batchSize = 128 }: ExplainOptions = {}): string {
  const known = accelerationOf(model)?.compiled;
  const compiled = known ?? createCompiledModel(model);
  try {
    const training = compiled.training();
    const made = training instanceof NotCovered ? compiled.inference() : training;
    if (made instanceof NotCovered) return `${model.name}: on the registered kernels, for ${made.message}.`;
    const title = training instanceof NotCovered ? `inference (no training for ${training.message})` : "training step";
    return describe(`${model.name}, ${title}, batch of ${batchSize}`, made.network, batchSize);
  } finally {
    if (!known) compiled.release();
  }
}

function describe(title: string, network: CompiledNetwork, batchSize: number): string {
  const { program, operations, weightPlan, loss } = network;
  const rows = operations.map((compiled) => [
    compiled.operation.label,
    compiled.operation.outShape.join("×"),
    megaflops(compiled.operation.flops.forward * batchSize),
    megaflops(backwardFlops(compiled) * batchSize),
    kilobytes(bytesOf(network, compiled, batchSize)),
    compiled.buffers.map((id) => program.buffers[id]!.name).join(", "),
  ]);
  const sum = (pick: (operation: CompiledOperation) => number) =>
    operations.reduce((total, operation) => total + pick(operation), 0) * batchSize;
  const layout = layOut(program, batchSize, SHARDS);
  const calls = program.stages.reduce((total, { calls }) => total + calls.length, 0);
  const heads = ["operation", "output", "MFLOP forward", "backward", "kB", "buffers"];
  return [
    title,
    "",
    ...table([
      heads,
      ...rows,
      [
        loss ? [loss.loss, loss.accuracy].filter(Boolean).join(" + ") : "total",
        "",
        megaflops(sum(({ operation }) => operation.flops.forward)),
        megaflops(sum(backwardFlops)),
        "",
        "",
      ],
    ]),
    "",
    `${calls} kernel calls in ${program.stages.length} stage${program.stages.length === 1 ? "" : "s"}; weights ` +
      `${kilobytes(weightPlan.bytes)} kB, of which ${kilobytes(weightPlan.trainedBytes)} kB are trained; memory ` +
      `${(layout.bytes / 1e6).toFixed(1)} MB, buffers that are not needed at once sharing it.`,
  ].join("\n");
}

function backwardFlops({ operation: { flops }, gradients }: CompiledOperation): number {
  return (gradients.weights ? flops.weightGradient : 0) + (gradients.input ? flops.inputGradient : 0);
}

function bytesOf({ program }: CompiledNetwork, { buffers }: CompiledOperation, batchSize: number): number {
  return buffers.reduce((total, id) => {
    const { scope, bytes } = program.buffers[id]!;
    return total + bytes * (scope === "example" ? batchSize : scope === "shard" ? SHARDS : 1);
  }, 0);
}

function megaflops(flops: number): string {
  return flops === 0 ? "" : (flops / 1e6).toFixed(2);
}

function kilobytes(bytes: number): string {
  return (bytes / 1e3).toFixed(1);
}

/** Columns padded to their widest cell; numbers end where they end. */
function table(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column >= 2 && column <= 4 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}
