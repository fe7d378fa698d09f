import { CliError, type CliErrorCode } from "../cli-error.js";
import { createMessages } from "../terminal/messages.js";
import { runCommandLine } from "./run-command-line.js";

/** Errors of the command line, as opposed to those of the work. */
const usageErrors: readonly CliErrorCode[] = [
  "UNKNOWN_COMMAND",
  "UNKNOWN_OPTION",
  "UNEXPECTED_ARGUMENT",
  "INVALID_OPTION",
  "RUN_DIRECTORY_NOT_EMPTY",
];

/**
 * Does what a command line asks for and sets `process.exitCode`: 0 done, 1 failed, 2 wrong command line, 130 stopped.
 *
 * An error is told in its own words; with `DEBUG` in the environment its stack follows.
 */
export async function runMain(words: readonly string[]): Promise<void> {
  leaveQuietlyWhenNobodyReads();
  try {
    await runCommandLine(words);
  } catch (error) {
    createMessages().error(textOf(error));
    process.exitCode = CliError.isInstance(error) && usageErrors.includes(error.code) ? 2 : 1;
  }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG) return error.stack ?? error.message;
  return error.message.replace(/^\[cli\] /, "");
}

/** `mnistlab run | head` closes the pipe: then the process ends as any Unix program does, without an error of its own. */
function leaveQuietlyWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(141);
  });
}
