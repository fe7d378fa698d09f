import { type Optimizer, type Tensor, tensor, tidy, type Variable } from "@tensorflow/tfjs-core";
import { ModelError } from "../model-error.js";

/** The values of a variable. */
export interface SavedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Everything an optimizer remembers between steps. */
export interface SavedOptimizer {
  /** Steps taken. */
  readonly iterations: number;
  /** The learning rate at this moment, which schedules change. */
  readonly learningRate: number;
  /** Scalars such as Adam's βᵗ, by field. */
  readonly variables: Readonly<Record<string, SavedTensor>>;
  /** One tensor per trained variable, by field; `null` where there is none yet. */
  readonly slots: Readonly<Record<string, readonly (SavedTensor | null)[]>>;
}

/** One variable that an optimizer keeps beside a trained one. */
interface Slot {
  originalName: string;
  variable: Variable;
}

/** The private fields in which TensorFlow.js 4.22's optimizers keep their state, by class; slots with their name's ending. */
const optimizerFields: Readonly<
  Record<string, { variables: readonly string[]; slots: Readonly<Record<string, string>> }>
> = {
  SGD: { variables: [], slots: {} },
  Momentum: { variables: [], slots: { accumulations: "momentum" } },
  RMSProp: {
    variables: [],
    slots: { accumulatedMeanSquares: "rms", accumulatedMoments: "momentum", accumulatedMeanGrads: "mg" },
  },
  Adagrad: { variables: [], slots: { accumulatedGrads: "accumulator" } },
  Adadelta: { variables: [], slots: { accumulatedGrads: "accum_grad", accumulatedUpdates: "accum_var" } },
  Adam: {
    variables: ["accBeta1", "accBeta2"],
    slots: { accumulatedFirstMoment: "m", accumulatedSecondMoment: "v" },
  },
  Adamax: {
    variables: ["accBeta1", "iteration"],
    slots: { accumulatedFirstMoment: "m", accumulatedWeightedInfNorm: "v" },
  },
};

/** The members of an optimizer that this file reads and writes though declarations hide them. */
type Fields = Record<string, unknown> & { iterations_?: number; learningRate: number };

/** The object that holds an optimizer's state: a `clipNorm` hands everything on to the one inside. */
function holderOf(optimizer: Optimizer): Fields {
  const outer = optimizer as unknown as Fields & { readonly inner?: Optimizer };
  return outer.inner ? holderOf(outer.inner) : outer;
}

function fieldsOf(optimizer: Optimizer): (typeof optimizerFields)[string] {
  const name = optimizer.getClassName();
  const fields = optimizerFields[name];
  if (fields) return fields;
  throw new ModelError(
    "NOT_SERIALIZABLE",
    `[models] expected an optimizer whose state checkpoints know (${Object.keys(optimizerFields).join(", ")}), found ` +
      `${name}: train with one of these, or without checkpoints.`,
  );
}

/**
 * Throws unless checkpoints can hold all of an optimizer's state.
 *
 * @throws {ModelError} `NOT_SERIALIZABLE`
 */
export function checkOptimizer(optimizer: Optimizer): void {
  fieldsOf(optimizer);
}

/** Copies what an optimizer remembers, bit for bit. (`getWeights()` leaves Adam's βᵗ out, to compute it anew by `pow`.) */
export async function captureOptimizer(optimizer: Optimizer): Promise<SavedOptimizer> {
  const { variables, slots } = fieldsOf(optimizer);
  const holder = holderOf(optimizer);
  const savedVariables: Record<string, SavedTensor> = {};
  for (const field of variables) savedVariables[field] = await captureTensor(holder[field] as Variable);
  const savedSlots: Record<string, (SavedTensor | null)[]> = {};
  for (const field of Object.keys(slots)) {
    const list = Array.from(holder[field] as (Slot | undefined)[]);
    savedSlots[field] = await Promise.all(list.map((slot) => (slot?.variable ? captureTensor(slot.variable) : null)));
  }
  const { learningRate } = holder;
  return { iterations: optimizer.iterations, learningRate, variables: savedVariables, slots: savedSlots };
}

/**
 * Gives an optimizer what it remembered, bit for bit.
 *
 * Variables keep their places, so programs that are compiled for them go on; the ones it lacks are made, and are its own.
 *
 * @param trained - The variables that it trains, in its order.
 */
export function restoreOptimizer(optimizer: Optimizer, saved: SavedOptimizer, trained: readonly Variable[]): void {
  const { variables, slots } = fieldsOf(optimizer);
  const holder = holderOf(optimizer);
  for (const field of variables) assign(holder[field] as Variable, saved.variables[field]!);
  for (const [field, ending] of Object.entries(slots)) {
    const list = holder[field] as (Slot | undefined)[];
    const savedList = saved.slots[field]!;
    for (const slot of list.splice(savedList.length)) slot?.variable.dispose();
    savedList.forEach((savedSlot, i) => {
      const slot = list[i];
      if (savedSlot && slot) assign(slot.variable, savedSlot);
      else if (savedSlot) list[i] = makeSlot(`${trained[i]!.name}/${ending}`, savedSlot);
      else if (slot) {
        slot.variable.dispose();
        list[i] = undefined;
      }
    });
  }
  holder.iterations_ = saved.iterations;
  setLearningRate(holder, saved.learningRate);
}

/** SGD and Momentum keep their rate in a tensor, too, which only `setLearningRate` changes. */
function setLearningRate(holder: Fields, rate: number): void {
  if (holder.learningRate === rate) return;
  const { setLearningRate } = holder as { setLearningRate?(rate: number): void };
  if (setLearningRate) setLearningRate.call(holder, rate);
  else holder.learningRate = rate;
}

function makeSlot(originalName: string, { values, shape }: SavedTensor): Slot {
  return { originalName, variable: tidy(() => tensor(values, [...shape]).variable(false)) };
}

/** Copies a variable's values. */
export async function captureTensor(variable: Tensor): Promise<SavedTensor> {
  return { shape: variable.shape, values: Float32Array.from(await variable.data()) };
}

/** Gives a variable saved values of its shape. */
export function assign(variable: Variable, { values, shape }: SavedTensor): void {
  const restored = tensor(values, [...shape], variable.dtype);
  variable.assign(restored);
  restored.dispose();
}
