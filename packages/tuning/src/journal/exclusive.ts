/** Runs one task at a time, in the order of the calls; a failed task does not stop the next. */
export type Exclusive = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue of its own: tasks given to it never overlap. */
export function exclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}
