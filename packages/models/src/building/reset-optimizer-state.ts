import { type Optimizer, scalar, tidy, type Variable } from "@tensorflow/tfjs-core";

/** The fields of TensorFlow.js 4.22's optimizers that this resets; its declarations hide them. */
interface OptimizerState {
  /** Of `clipNorm`: the optimizer that takes the steps. */
  readonly inner?: Optimizer;
  readonly beta1?: number;
  readonly beta2?: number;
  /** βᵗ of Adam and Adamax. */
  readonly accBeta1?: Variable;
  readonly accBeta2?: Variable;
  /** Steps, as Adamax counts them. */
  readonly iteration?: Variable;
  /** Steps, as every optimizer counts them. */
  iterations_?: number;
}

/**
 * Lets an optimizer forget all steps, as if it were new: its moments, and how many steps there were. Its rates stay.
 *
 * The state goes by the position of a variable among those that are trained, so it means nothing any more when others are.
 * The lists are emptied in place, since compiled programs hold on to them.
 */
export function resetOptimizerState(optimizer: Optimizer): void {
  const state = optimizer as unknown as OptimizerState;
  if (state.inner) resetOptimizerState(state.inner);
  for (const list of Object.values(optimizer).filter(isSlotList)) {
    for (const slot of list) slot?.variable.dispose();
    list.length = 0;
  }
  setTo(state.accBeta1, state.beta1);
  setTo(state.accBeta2, state.beta2);
  setTo(state.iteration, 0);
  state.iterations_ = 0;
}

function setTo(variable: Variable | undefined, value: number | undefined): void {
  if (variable && value !== undefined) tidy(() => variable.assign(scalar(value)));
}

function isSlotList(field: unknown): field is ({ variable: Variable } | undefined)[] {
  return Array.isArray(field) && field.every((slot) => slot === undefined || "variable" in slot);
}
