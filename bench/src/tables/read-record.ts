import { existsSync, readFileSync } from "node:fs";

const directory = new URL("../../../experiments/", import.meta.url);

/** A recorded file of `experiments/`, such as "measurements/train.json"; `undefined` if it has not been recorded yet. */
export function readRecord<T>(file: string): T | undefined {
  const url = new URL(file, directory);
  return existsSync(url) ? (JSON.parse(readFileSync(url, "utf8")) as T) : undefined;
}
