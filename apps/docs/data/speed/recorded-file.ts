import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../.vitepress/repository.js";
import { type JsonFields, jsonFields } from "../json-fields.js";
import { parseJson } from "../parse-json.js";
import { type Occasion, occasionOf } from "./occasion.js";

/** Where the benchmarks write what they measure. */
export const measurementsDirectory: string = join(repositoryRoot, "experiments/measurements");

/** A file that a benchmark wrote. */
export interface RecordedFile {
  /** Its name for messages. */
  readonly file: string;
  readonly fields: JsonFields;
  readonly occasion: Occasion;
}

/** Reads the record of a name, such as "train". @returns `undefined` if there is none yet. */
export function recordedFile(name: string): RecordedFile | undefined {
  const path = join(measurementsDirectory, `${name}.json`);
  const file = `experiments/measurements/${name}.json`;
  if (!existsSync(path)) return undefined;
  const fields = jsonFields(parseJson(readFileSync(path, "utf8"), file), file);
  return { file, fields, occasion: occasionOf(fields) };
}

/** Reads a record without which the page cannot be. @throws {Error} If it is not there; the message says how to make it. */
export function neededFile(name: string): RecordedFile {
  const recorded = recordedFile(name);
  if (recorded) return recorded;
  throw new Error(
    `[docs] expected measurements in experiments/measurements/${name}.json, but there are none: see experiments/README.md.`,
  );
}
