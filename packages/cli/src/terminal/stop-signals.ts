import { CliError } from "../cli-error.js";

/** The exit code of a run that was stopped: 128 + 2, as a shell reports Ctrl-C. */
export const stoppedExitCode = 130;

/** What {@link listenForStop} gives. */
export interface StopSignals {
  /** Aborts at the first Ctrl-C, `SIGINT` or `SIGTERM`. */
  readonly signal: AbortSignal;
  /** Stops listening: the signals do again what they do by default. */
  dispose(): void;
}

/**
 * Turns Ctrl-C and `SIGTERM` into an `AbortSignal`, so that a run can end in order; a Ctrl-C after that ends the
 * process at once. A `SIGTERM` after that does not: who ends a group of processes sends it to each, and parents pass it on.
 *
 * @param onStop - Is called at the first one.
 */
export function listenForStop(onStop: () => void): StopSignals {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) return name === "SIGINT" ? process.exit(stoppedExitCode) : undefined;
    controller.abort(new CliError("STOPPED", "[cli] The run was stopped."));
    onStop();
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of signals) process.off(name, stop);
    },
  };
}
