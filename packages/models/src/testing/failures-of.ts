import type { TestRunner } from "./test-runner.js";

/** Runs a contract suite without a test runner: the names of the tests that failed, and why. */
export async function failuresOf(register: (runner: TestRunner) => void): Promise<string[]> {
  const runs: [name: string, run: () => Promise<void>][] = [];
  register({ test: (name, run) => runs.push([name, run]) });
  const failed: string[] = [];
  for (const [name, run] of runs) await run().catch((error: unknown) => failed.push(`${name}: ${error}`));
  return failed;
}
