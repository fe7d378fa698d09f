import type { TerminalColor } from "./step-text.js";

/** Where the command writes, and what can be shown there. */
export interface Terminal {
  readonly stdout: NodeJS.WriteStream;
  /** Whether a person watches, so that a line may be drawn over. */
  readonly isInteractive: boolean;
  readonly color: TerminalColor;
}

/** The terminal of this process; colours follow `NO_COLOR`, `FORCE_COLOR` and what the terminal says of itself. */
export function processTerminal(): Terminal {
  const { stdout } = process;
  const isInteractive = stdout.isTTY === true;
  // getColorDepth knows NO_COLOR, FORCE_COLOR, TERM and COLORTERM; a pipe has no such method.
  const depth = isInteractive ? stdout.getColorDepth() : 1;
  return { stdout, isInteractive, color: depth >= 24 ? "truecolor" : depth >= 8 ? "ansi256" : "plain" };
}
