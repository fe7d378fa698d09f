#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`mnistlab needs Node 20.19 or later, found ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  // Loaded only now: an older Node could not even read the rest.
  const { runMain } = await import("./commands/run-main.js");
  await runMain(process.argv.slice(2));
}
