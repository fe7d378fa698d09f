import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** A JavaScript runtime without a page. */
export interface Runtime {
  name: string;
  /** The npm package that brings it, an optional dependency: npm installs it only where it can run. */
  package: string;
  /** Where the binary is in that package. */
  binary: string;
  /** What comes before the program on the command line. */
  args?: string[];
}

/** Node 20.19.0 is the oldest that `engines` allows; the others are the newest of their line. */
export const runtimes: readonly Runtime[] = [
  { name: "Node 20", package: "node20", binary: "bin/node" },
  { name: "Node 22", package: "node22", binary: "bin/node" },
  { name: "Node 24", package: "node24", binary: "bin/node" },
  { name: "Node 26", package: "node26", binary: "bin/node" },
  { name: "Bun", package: "@oven/bun-linux-x64", binary: "bin/bun" },
  { name: "Deno", package: "@deno/linux-x64-glibc", binary: "deno", args: ["run", "--allow-all", "--no-remote"] },
];

/** The path of a runtime's binary; `undefined` where npm could not install it. */
export function findRuntime(runtime: Runtime): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${runtime.package}/package.json`);
    return join(dirname(manifest), runtime.binary);
  } catch {
    return undefined;
  }
}

/** Runs a program of `programs/` in its directory and returns what it reported. */
export async function runProgram(runtime: Runtime, directory: string, program: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(findRuntime(runtime)!, [...(runtime.args ?? []), program], {
    cwd: directory,
    env: { HOME: directory, DENO_DIR: join(directory, ".deno"), DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" },
  });
  return JSON.parse(stdout);
}
