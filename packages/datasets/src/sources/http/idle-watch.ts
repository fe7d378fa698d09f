/** Looks after one connection: ends it when nothing arrives for a while. */
export interface IdleWatch {
  /** For `fetch`: aborted when the caller's signal is, or when a wait took too long. */
  readonly signal: AbortSignal;
  /** Why the connection was ended here; `undefined` if it was not. */
  readonly error: Error | undefined;
  /** Waits for the next thing to arrive. */
  next<T>(arrival: Promise<T>): Promise<T>;
}

/** @param idleTimeout - How long one wait may take, in milliseconds; `Infinity` for ever. */
export function idleWatch(idleTimeout: number, signal: AbortSignal | undefined): IdleWatch {
  const quiet = new AbortController();
  return {
    signal: signal ? AbortSignal.any([signal, quiet.signal]) : quiet.signal,
    get error() {
      return quiet.signal.reason;
    },
    async next(arrival) {
      const end = () => quiet.abort(new Error(`nothing arrived for ${idleTimeout} ms`));
      const timer = idleTimeout === Number.POSITIVE_INFINITY ? undefined : setTimeout(end, idleTimeout);
      try {
        return await arrival;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
