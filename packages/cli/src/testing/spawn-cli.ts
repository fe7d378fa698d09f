import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** How a process ended, and what it printed. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `mnistlab`. */
export interface CliProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when standard output holds the text; rejects if the process ends without it. */
  printed(text: string): Promise<void>;
  /** Resolves when the process has ended. */
  readonly ending: Promise<Ending>;
}

/** Starts the built `mnistlab`; it is killed when the test ends, if it still runs. */
export function spawnCli(
  words: readonly string[],
  { cwd, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): CliProcess {
  const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
  if (!existsSync(main))
    throw new Error(`${main} is missing: these tests run the built command; run "pnpm build" first.`);
  const child = spawn(process.execPath, [main, ...words], { cwd, env: { ...process.env, DEBUG: "", ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk;
  });
  const ending = new Promise<Ending>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stdout.includes(text) && resolve();
      child.stdout.on("data", look);
      look();
      void ending.then(() => reject(new Error(`ended without printing ${text}:\n${stdout}\n${stderr}`)));
    });
  return { child, printed, ending };
}
