import type { CallbackState } from "./train-callback.js";

/** Variables of a callback that last as long as a training, and travel with it. */
export interface Resumable<S> {
  /** The variables now. */
  readonly now: S;
  /** To be called when a training begins: they start anew unless they were restored for it. */
  begin(): void;
  /** A copy of the variables. */
  state(): CallbackState;
  /** Takes a state over for the next training. */
  restore(state: CallbackState): void;
}

/**
 * Keeps a callback's variables: anew for each training, or gone on with from a state.
 *
 * @param fresh - Makes them as they are before the first step.
 */
export function resumable<S extends { [K in keyof S]: CallbackState[string] }>(fresh: () => S): Resumable<S> {
  let now = fresh();
  let restored = false;
  return {
    get now() {
      return now;
    },
    begin() {
      if (!restored) now = fresh();
      restored = false;
    },
    state: () => copyOf(now),
    restore(state) {
      now = { ...fresh(), ...copyOf(state as S) };
      restored = true;
    },
  };
}

/** JSON is never changed in place here; weights might be. */
function copyOf<S extends { [K in keyof S]: CallbackState[string] }>(state: S): S {
  const entries = Object.entries(state as CallbackState);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value instanceof Float32Array ? value.slice() : value]),
  ) as S;
}
