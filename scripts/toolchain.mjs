// What every entry command needs before anything is installed: plain Node ≥ 20 and npm, nothing else.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The environment of every child: the lockfile's own Node and tools come first on the PATH. */
export const toolEnvironment = {
  ...process.env,
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

/** Runs a program in the repository's root with this terminal, passes `SIGTERM` on, and resolves with its exit code. */
export function run(command, args, { env = toolEnvironment, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit", shell: process.platform === "win32" });
    const terminate = () => child.kill("SIGTERM");
    process.on("SIGTERM", terminate);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", terminate);
      resolve(signal ? 1 : code);
    });
  });
}

/** Runs the pinned pnpm through npx; npx keeps it in npm's cache, so only the first call downloads. */
export function pnpm(...args) {
  return run("npx", ["--yes", packageManager, ...args]);
}

/** Runs a program of `node_modules/.bin` on the lockfile's Node. */
export function tool(name, ...args) {
  return run(join(root, "node_modules", ".bin", name), args);
}

/** Runs a task of turbo.json and what it depends on; turbo itself looks for pnpm on the PATH, so pnpm runs it. */
export function turbo(task, ...args) {
  return pnpm("exec", "turbo", "run", task, "--output-logs=errors-only", ...args);
}

/** Installs what the lockfile names, for the whole house or for some packages only. Quick when nothing changed. */
export function install(...packages) {
  const filters = packages.map((name) => `--filter=${name}`);
  return pnpm(
    "install",
    ...filters,
    "--frozen-lockfile",
    "--prefer-offline",
    "--reporter=append-only",
    "--loglevel=warn",
  );
}
