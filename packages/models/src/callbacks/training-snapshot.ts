import { type Tensor, tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { readFlatWeights, writeFlatWeights } from "./flat-weights.js";
import { learningRateOf, setLearningRate } from "./learning-rate.js";

/** Weights of a model and all that its optimizer remembers, out of reach of further training. */
export interface TrainingSnapshot {
  readonly weights: Float32Array;
  readonly slots: readonly (readonly [Variable, Float32Array])[];
  readonly iterations: number;
  readonly learningRate: number;
}

/** The members of TensorFlow.js 4.22's optimizers that its declarations hide, and those of a clipping optimizer. */
interface OptimizerInternals {
  readonly inner?: OptimizerInternals;
  iterations_: number;
  /** The lists of slots, and Adam's powers of its decays, among other things. */
  readonly [name: string]: unknown;
}

/**
 * Copies weights, the optimizer's slots, its step counter and its learning rate. Slots that a first step makes later are set
 * to zero by {@link writeTrainingState}, as they would begin.
 */
export async function readTrainingState(model: LayersModel): Promise<TrainingSnapshot> {
  const optimizer = innermost(model);
  const slots = await Promise.all(
    slotsOf(optimizer).map(async (slot) => [slot, new Float32Array((await slot.data()) as Float32Array)] as const),
  );
  return {
    weights: await readFlatWeights(model),
    slots,
    iterations: optimizer.iterations_,
    learningRate: learningRateOf(model.optimizer),
  };
}

/** Puts back what {@link readTrainingState} copied. Leaves no tensor behind. */
export function writeTrainingState(model: LayersModel, snapshot: TrainingSnapshot): void {
  const { weights, slots, iterations, learningRate } = snapshot;
  writeFlatWeights(model, weights);
  const optimizer = innermost(model);
  const known = new Map(slots);
  for (const slot of slotsOf(optimizer)) {
    const values = known.get(slot)?.slice() ?? new Float32Array(slot.size);
    tidy(() => slot.assign(tensor(values, slot.shape, "float32") as Tensor));
  }
  optimizer.iterations_ = iterations;
  setLearningRate(model.optimizer, learningRate);
}

function innermost({ optimizer }: LayersModel): OptimizerInternals {
  let internals = optimizer as unknown as OptimizerInternals;
  while (internals.inner) internals = internals.inner;
  return internals;
}

/** Variables in an optimizer's fields, and in lists of `{ originalName, variable }` there. */
function slotsOf(optimizer: OptimizerInternals): Variable[] {
  return Object.values(optimizer).flatMap((field) => {
    if (isVariable(field)) return [field];
    if (!Array.isArray(field)) return [];
    return field.flatMap((slot: { variable?: unknown } | undefined) =>
      isVariable(slot?.variable) ? [slot.variable] : [],
    );
  });
}

function isVariable(value: unknown): value is Variable {
  return typeof value === "object" && value !== null && "assign" in value && "dataId" in value;
}
