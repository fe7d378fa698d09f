// `npm start`: set everything up on a fresh clone, then run the experiment. Arguments after `--` go to `mnistlab run`.
import { join } from "node:path";
import { install, root, tool, turbo } from "./toolchain.mjs";

const steps = [
  // The toolchain and the command only: tests and benchmarks bring half a gigabyte of runtimes and peers.
  ["Installing the lockfile's packages", () => install("mnistlab", "@mnistlab/cli...")],
  ["Building the packages", () => turbo("build", "--filter=@mnistlab/cli")],
  [
    "Running the experiment",
    () => tool("node", join(root, "packages/cli/dist/main.js"), "run", ...process.argv.slice(2)),
  ],
];

// Ctrl-C reaches the experiment itself, SIGTERM is passed on to it; it ends in order, this parent only waits for it.
process.on("SIGINT", () => {});

// npm passes SIGTERM to a shell that may die of it and leave this process behind: then the run is not wanted any more.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 500).unref();

for (const [title, step] of steps) {
  console.log(`\n▸ ${title}`);
  const code = await step();
  if (code !== 0) process.exit(code);
}
