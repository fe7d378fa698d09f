import { createConsola } from "consola";

/** Messages to the person at the terminal, as opposed to what a command prints. */
export interface Messages {
  warn(message: string): void;
  error(message: string): void;
}

/** Messages on standard error, so that standard output holds results only. */
export function createMessages(): Messages {
  const { stderr } = process;
  // The level is named because consola would be silent where NODE_ENV is "test".
  const consola = createConsola({
    level: 3,
    fancy: stderr.isTTY === true,
    stdout: stderr,
    stderr,
    formatOptions: { date: false },
  });
  return { warn: (message) => consola.warn(message), error: (message) => consola.error(message) };
}
