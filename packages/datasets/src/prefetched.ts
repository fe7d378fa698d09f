/**
 * The values of `source`, of which up to `count` are made ahead: in a task of their own, while the consumer waits for
 * something else.
 *
 * A value that is asked for before its task ran is made on the spot. What making a value throws is thrown when that value is
 * asked for. Leaving the loop ends the tasks.
 *
 * @param count - An integer ≥ 0.
 */
export function prefetched<T>(source: Iterator<T>, count: number): AsyncIterableIterator<T> {
  const ahead: (() => IteratorResult<T>)[] = [];
  let task: ReturnType<typeof setTimeout> | undefined;
  let done = false;

  const makeOneAhead = () => {
    task = undefined;
    ahead.push(settled(() => source.next()));
    schedule();
  };
  const schedule = () => {
    if (!done && ahead.length < count) task ??= setTimeout(makeOneAhead);
  };
  const end = () => {
    done = true;
    ahead.length = 0;
    clearTimeout(task);
  };

  return {
    async next() {
      if (done) return { done, value: undefined };
      try {
        const result = ahead.length > 0 ? ahead.shift()!() : source.next();
        if (result.done) end();
        else schedule();
        return result;
      } catch (error) {
        end();
        throw error;
      }
    },
    async return() {
      end();
      source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What `action` returns or throws, kept until it is asked for. */
function settled<T>(action: () => T): () => T {
  try {
    const value = action();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
