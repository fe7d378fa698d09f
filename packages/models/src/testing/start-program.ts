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
  /** Its next line of output; `undefined` when there are no more. */
  nextLine(): Promise<string | undefined>;
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
  await build({
    entry: { program: fileURLToPath(file) },
    outDir,
    outExtension: () => ({ js: ".cjs" }), // TensorFlow.js's files call `require`
    format: "cjs",
    noExternal: [/.*/],
    esbuildOptions(options) {
      options.conditions = ["@mnistlab/source"];
    },
    config: false,
    silent: true,
  });
  return {
    start: (...args) => start(join(outDir, "program.cjs"), args),
    remove: () => rm(outDir, { recursive: true }),
  };
}

function start(program: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, "exit").then(([code]) => code as number | null);
  return {
    process: child,
    exit,
    async nextLine() {
      const { value, done } = await lines.next();
      return done ? undefined : value;
    },
  };
}
