import type { Measurement } from "../measure.ts";

/** The measurement of a name. @throws {Error} if the record has none: then it is not one that tables can be made of. */
export function measurementNamed(measurements: readonly Measurement[], name: string): Measurement {
  const found = measurements.find((measurement) => measurement.name === name);
  if (found) return found;
  throw new Error(`No "${name}" was recorded, only ${measurements.map((m) => m.name).join("; ")}.`);
}
