import type { Distribution, ParamValue } from "../distributions/distribution.js";
import type { JsonValue } from "../json-value.js";
import type { TrialRow } from "../trial/trial-row.js";
import type { TrialState } from "../trial/trial-state.js";

/** A trial while the record is replayed: the replay changes it, readers get its {@link StoredTrial.row}. */
export class StoredTrial {
  readonly studyId: number;
  readonly number: number;
  state: TrialState = "RUNNING";
  values: readonly number[] | null = null;
  datetimeStart: Date | null = null;
  datetimeComplete: Date | null = null;
  readonly params: Map<string, ParamValue> = new Map();
  readonly distributions: Map<string, Distribution> = new Map();
  readonly intermediateValues: Map<number, number> = new Map();
  readonly userAttrs: Map<string, JsonValue> = new Map();
  readonly systemAttrs: Map<string, JsonValue> = new Map();
  #row: TrialRow | undefined;

  constructor(studyId: number, number: number) {
    this.studyId = studyId;
    this.number = number;
  }

  /** Makes the next {@link row} show what changed. */
  touch(): void {
    this.#row = undefined;
  }

  /** The trial as it stands, frozen; the same object until something changes. */
  get row(): TrialRow {
    this.#row ??= Object.freeze({
      number: this.number,
      state: this.state,
      value: this.values?.length === 1 ? (this.values[0] ?? null) : null,
      values: this.values && Object.freeze([...this.values]),
      params: Object.freeze(Object.fromEntries(this.params)),
      distributions: Object.freeze(Object.fromEntries(this.distributions)),
      intermediateValues: Object.freeze(Object.fromEntries(this.intermediateValues)),
      datetimeStart: this.datetimeStart,
      datetimeComplete: this.datetimeComplete,
      userAttrs: Object.freeze(Object.fromEntries(this.userAttrs)),
      systemAttrs: Object.freeze(Object.fromEntries(this.systemAttrs)),
    });
    return this.#row;
  }
}
