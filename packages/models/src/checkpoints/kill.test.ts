import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { deriveSeed } from "../derive-seed.js";
import { bundleProgram, type RunningProgram, type StartProgram } from "../testing/start-program.js";
import { trainToBeKilled } from "../testing/train-to-be-killed.js";
import { useWasm } from "../testing/use-backends.js";

let start: StartProgram;
let remove: () => Promise<void>;
let folder: string;
beforeAll(async () => {
  await useWasm();
  folder = await mkdtemp(join(tmpdir(), "mnistlab-kill-"));
  ({ start, remove } = await bundleProgram(new URL("../testing/train-with-checkpoints.program.ts", import.meta.url)));
});
afterAll(async () => {
  await remove();
  await rm(folder, { recursive: true });
});

/** Reads a program's output until `line` has come `times` times; returns its last line if it ends before. */
async function readUntil(program: RunningProgram, line: string, times: number): Promise<string | undefined> {
  let last: string | undefined;
  for (let seen = 0; seen < times; ) {
    const next = await program.nextLine();
    if (next === undefined) return last;
    if (next === line) seen++;
    last = next;
  }
  return undefined;
}

test.each([
  ["between steps", "step", 0],
  ["while a checkpoint is written", "writing", 0],
  ["while a checkpoint is written, with two workers", "writing", 2],
] as const)(
  "processes killed with SIGKILL %s come together to the bits of one that was not",
  async (_, line, workers) => {
    const expected = await trainToBeKilled({});
    const checkpoints = join(folder, `${line} ${workers}`);
    let kills = 0;
    for (;;) {
      const program = start(checkpoints, String(workers));
      onTestFinished(() => void program.process.kill("SIGKILL"));
      const count = 2 + (deriveSeed(kills, workers) % 4);
      const last = await readUntil(program, line, line === "step" ? 3 * count : count);
      if (last !== undefined) {
        expect(JSON.parse(last)).toEqual(JSON.parse(JSON.stringify(expected)));
        break;
      }
      program.process.kill("SIGKILL");
      expect(await program.exit).toBe(null);
      kills++;
    }
    expect(kills).toBeGreaterThan(2);
  },
);
