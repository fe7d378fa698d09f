import type { JsonFields } from "../json-fields.js";

/** Times of one contestant, in milliseconds. */
export interface Measurement {
  readonly name: string;
  readonly min: number;
  readonly median: number;
}

/** The measurements in the list at a path. */
export function measurements(fields: JsonFields, path: string): Measurement[] {
  return fields.list(path).map(({ text, number }) => ({
    name: text("name"),
    min: number("min"),
    median: number("median"),
  }));
}

/** The measurement of a name. @throws {Error} If there is none. */
export function measurementNamed(measured: readonly Measurement[], name: string, file: string): Measurement {
  const found = measured.find((measurement) => measurement.name === name);
  if (!found) throw new Error(`[docs] expected a measurement named "${name}" in ${file}, found none.`);
  return found;
}
