import type { JsonValue } from "../json-value.js";

/** Optuna's operation codes, written as `op_code`. */
export const opCodes = {
  createStudy: 0,
  deleteStudy: 1,
  setStudyUserAttr: 2,
  setStudySystemAttr: 3,
  createTrial: 4,
  setTrialParam: 5,
  setTrialStateValues: 6,
  setTrialIntermediateValue: 7,
  setTrialUserAttr: 8,
  setTrialSystemAttr: 9,
  /** Written by other implementations; Optuna and this library skip it. */
  discardTrials: 10,
} as const;

type OpCodes = typeof opCodes;
type Attrs = Readonly<Record<string, JsonValue>>;

interface Operation<Name extends keyof OpCodes> {
  readonly op_code: OpCodes[Name];
  /** Who wrote it: a random id of the writer, a hyphen and the number of its thread. */
  readonly worker_id: string;
}

export interface CreateStudyOperation extends Operation<"createStudy"> {
  readonly study_name: string;
  /** Per objective 1 (minimise) or 2 (maximise). */
  readonly directions: readonly (1 | 2)[];
}

export interface DeleteStudyOperation extends Operation<"deleteStudy"> {
  readonly study_id: number;
}

export interface SetStudyUserAttrOperation extends Operation<"setStudyUserAttr"> {
  readonly study_id: number;
  readonly user_attr: Attrs;
}

export interface SetStudySystemAttrOperation extends Operation<"setStudySystemAttr"> {
  readonly study_id: number;
  readonly system_attr: Attrs;
}

/** Starts a trial; with the optional fields it adds one whose content is known already. */
export interface CreateTrialOperation extends Operation<"createTrial"> {
  readonly study_id: number;
  readonly datetime_start: string | null;
  readonly datetime_complete?: string;
  readonly state?: number;
  readonly value?: number | null;
  readonly values?: readonly number[] | null;
  readonly distributions?: Readonly<Record<string, string>>;
  /** Internal values: numbers as they are, a choice as its index. */
  readonly params?: Readonly<Record<string, number>>;
  readonly user_attrs?: Attrs;
  readonly system_attrs?: Attrs;
  readonly intermediate_values?: Readonly<Record<string, number>>;
}

export interface SetTrialParamOperation extends Operation<"setTrialParam"> {
  readonly trial_id: number;
  readonly param_name: string;
  /** The value as a number; a choice as its index. */
  readonly param_value_internal: number;
  /** JSON of the distribution. */
  readonly distribution: string;
}

export interface SetTrialStateValuesOperation extends Operation<"setTrialStateValues"> {
  readonly trial_id: number;
  /** Index into `trialStates`. */
  readonly state: number;
  readonly values: readonly number[] | null;
  readonly datetime_start?: string;
  readonly datetime_complete?: string;
}

export interface SetTrialIntermediateValueOperation extends Operation<"setTrialIntermediateValue"> {
  readonly trial_id: number;
  readonly step: number;
  readonly intermediate_value: number;
}

export interface SetTrialUserAttrOperation extends Operation<"setTrialUserAttr"> {
  readonly trial_id: number;
  readonly user_attr: Attrs;
}

export interface SetTrialSystemAttrOperation extends Operation<"setTrialSystemAttr"> {
  readonly trial_id: number;
  readonly system_attr: Attrs;
}

export interface DiscardTrialsOperation extends Operation<"discardTrials"> {}

/**
 * One line of the record, with the field names of Optuna's journal. Studies and trials are named by ids that count the
 * accepted creations from 0.
 */
export type JournalOperation =
  | CreateStudyOperation
  | DeleteStudyOperation
  | SetStudyUserAttrOperation
  | SetStudySystemAttrOperation
  | CreateTrialOperation
  | SetTrialParamOperation
  | SetTrialStateValuesOperation
  | SetTrialIntermediateValueOperation
  | SetTrialUserAttrOperation
  | SetTrialSystemAttrOperation
  | DiscardTrialsOperation;

/** Operations as their writer states them: the journal adds who wrote them. */
export type UnsignedOperation = JournalOperation extends infer O ? (O extends O ? Omit<O, "worker_id"> : never) : never;
