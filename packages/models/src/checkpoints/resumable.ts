import type { JsonValue } from "./json-value.js";

/** What a part of a training remembers, by name. */
export type ResumableState = Readonly<Record<string, JsonValue | Float32Array>>;

/** A part of a training, such as a callback, that remembers something from step to step. */
export interface Resumable {
  /** Tells it from the others, for messages. */
  readonly name: string;
  /** What it remembers now. */
  state(): ResumableState;
  /** Goes on from what {@link state} gave. */
  restore(state: ResumableState): void;
}
