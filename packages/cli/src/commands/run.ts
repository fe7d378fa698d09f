import { type CommandDef, defineCommand } from "citty";
import { createMessages } from "../terminal/messages.js";
import { listenForStop, stoppedExitCode } from "../terminal/stop-signals.js";
import { processTerminal } from "../terminal/terminal.js";
import { experimentOptions, runArguments } from "./run-arguments.js";

/** `mnistlab run`: the whole experiment. Sets `process.exitCode` if it is stopped. */
export const runCommand: CommandDef<typeof runArguments> = defineCommand({
  meta: { name: "run", description: "Perform the lab experiment on MNIST: train, evaluate, tune, write a report" },
  args: runArguments,
  async run({ args }) {
    const options = experimentOptions(args);
    const messages = createMessages();
    const stop = listenForStop(() => messages.warn("Stopping after this step; press Ctrl-C again to exit at once."));
    try {
      // TensorFlow.js is loaded only when it is needed: help and mistakes are answered at once.
      const { runExperiment } = await import("../experiment/run-experiment.js");
      const { createConsoleReporter } = await import("../terminal/console-reporter.js");
      const reporter = createConsoleReporter(processTerminal(), messages, stop.signal);
      const { status } = await runExperiment(options, { out: args.out, signal: stop.signal, reporter });
      if (status.state === "stopped") process.exitCode = stoppedExitCode;
    } finally {
      stop.dispose();
    }
  },
});
