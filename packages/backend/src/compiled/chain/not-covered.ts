/** Thrown while a model is read: what compiled training does not cover. The model then runs on the registered kernels. */
export class NotCovered extends Error {}

/** @throws {NotCovered} unless `condition` holds. */
export function cover(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new NotCovered(otherwise);
}
