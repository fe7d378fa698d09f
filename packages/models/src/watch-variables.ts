import { engine, type Variable } from "@tensorflow/tfjs-core";

/**
 * Starts to watch which variables TensorFlow.js creates.
 *
 * For cleaning up after a construction that fails half-way: `tf.tidy` leaves variables alone.
 *
 * @returns Gives the variables created since. To be called before anything asynchronous, lest others' be among them.
 */
export function watchVariables(): () => Variable[] {
  const before = new Set(Object.keys(engine().registeredVariables));
  return () =>
    Object.entries(engine().registeredVariables)
      .filter(([name]) => !before.has(name))
      .map(([, variable]) => variable);
}
