import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

/** A program in a process of its own. */
export interface RunningProgram {
  readonly process: ChildProcess;
  /** Its next line of output. */
  nextLine(): Promise<string>;
  /** Resolves with the exit code; `null` if a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts the program with arguments. */
export type StartProgram = (...args: string[]) => RunningProgram;

/**
 * Bundles a program from the sources, so that Node runs it as it is.
 *
 * @returns how to start it, and how to clean up.
 */
export async function bundleProgram(file: URL): Promise<{ start: StartProgram; remove: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), "mnistlab-program-"));
  const entry = { program: fileURLToPath(file) };
  const outExtension = (): { js: string } => ({ js: ".mjs" });
  await build({ entry, outDir, outExtension, format: "esm", noExternal: [/.*/], config: false, silent: true });
  const program = join(outDir, "program.mjs");
  return { start: (...args) => start(program, args), remove: () => rm(outDir, { recursive: true }) };
}

function start(program: string, args: readonly string[]): RunningProgram {
  const process_ = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const exit = once(process_, "exit").then(([code]) => code as number | null);
  return {
    process: process_,
    exit,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error("expected a line of the program, but its output has ended");
      return value;
    },
  };
}
