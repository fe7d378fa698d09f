import { PassThrough } from "node:stream";
import type { Messages } from "../terminal/messages.js";
import type { Terminal } from "../terminal/terminal.js";

/** A terminal that keeps what is written, messages in order with the rest. */
export interface FakeTerminal {
  readonly terminal: Terminal;
  readonly messages: Messages;
  /** Everything so far. */
  text(): string;
}

/** A terminal of 80 columns that a person watches, or a pipe. */
export function fakeTerminal({ isInteractive }: { isInteractive: boolean }): FakeTerminal {
  const written: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => written.push(chunk.toString()));
  const stdout = Object.assign(stream, {
    isTTY: isInteractive,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  }) as unknown as NodeJS.WriteStream;
  return {
    terminal: { stdout, isInteractive, color: "plain" },
    messages: {
      warn: (message) => void written.push(`warning: ${message}\n`),
      error: (message) => void written.push(`error: ${message}\n`),
    },
    text: () => written.join(""),
  };
}
