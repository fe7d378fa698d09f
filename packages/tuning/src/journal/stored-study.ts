import type { Distribution } from "../distributions/distribution.js";
import type { JsonValue } from "../json-value.js";
import type { Direction } from "../study/direction.js";
import type { StoredTrial } from "./stored-trial.js";

/** A study while the record is replayed. */
export class StoredStudy {
  readonly id: number;
  readonly name: string;
  readonly directions: readonly Direction[];
  readonly userAttrs: Map<string, JsonValue> = new Map();
  readonly systemAttrs: Map<string, JsonValue> = new Map();
  /** In order of their numbers. */
  readonly trials: StoredTrial[] = [];
  /** Ids of the trials, by number. */
  readonly trialIds: number[] = [];
  readonly #firstUse: Map<string, StoredTrial> = new Map();

  constructor(id: number, name: string, directions: readonly Direction[]) {
    this.id = id;
    this.name = name;
    this.directions = directions;
  }

  /** Notes that a trial has a parameter, for {@link distributionOf}. */
  noteUse(name: string, trial: StoredTrial): void {
    const first = this.#firstUse.get(name);
    if (first === undefined || trial.number < first.number) this.#firstUse.set(name, trial);
  }

  /** The distribution that a parameter has in the first trial with it: later ones must be compatible. */
  distributionOf(name: string): Distribution | undefined {
    return this.#firstUse.get(name)?.distributions.get(name);
  }
}
