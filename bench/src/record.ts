import { mkdirSync, writeFileSync } from "node:fs";
import { machine } from "./measure.ts";

const directory = new URL("../../experiments/measurements/", import.meta.url);

/** With `--record` on the command line: writes a result where README and site read it, with the day and the machine. */
export function record(name: string, result: object): void {
  if (!process.argv.includes("--record")) return;
  mkdirSync(directory, { recursive: true });
  const content = { date: new Date().toISOString().slice(0, 10), machine: machine(), ...result };
  writeFileSync(new URL(`${name}.json`, directory), `${JSON.stringify(content, undefined, 2)}\n`);
}
