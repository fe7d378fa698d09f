import { stripVTControlCharacters } from "node:util";
import { type ArgsDef, type CommandDef, renderUsage, runCommand } from "citty";
import { CliError } from "../cli-error.js";
import { checkArguments } from "./check-arguments.js";
import { closest } from "./closest.js";
import { commands, rootCommand } from "./root.js";

/**
 * Does what a command line asks for.
 *
 * @param words - The words after the program's name, as in `process.argv.slice(2)`.
 * @throws {CliError} `UNKNOWN_COMMAND`, `UNKNOWN_OPTION`, `UNEXPECTED_ARGUMENT`, `INVALID_OPTION`.
 * @throws what the command throws.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const [first, ...rest] = words;
  if (first === undefined || isHelp(first)) return printUsage(rootCommand());
  if (first === "help") return runCommandLine([...rest, "--help"]);
  if (first === "--version" || first === "-v") return print(await versionText());
  const load = Object.hasOwn(commands, first) ? commands[first] : undefined;
  if (load === undefined) throw unknownCommand(first);
  const command = await load();
  if (rest.some(isHelp)) return printUsage(command, rootCommand());
  checkArguments(rest, command.args as ArgsDef);
  await runCommand(command, { rawArgs: rest });
}

function isHelp(word: string): boolean {
  return word === "--help" || word === "-h";
}

async function versionText(): Promise<string> {
  const { version } = await import("../version.js");
  return version();
}

async function printUsage(command: CommandDef, parent?: CommandDef): Promise<void> {
  const usage = await renderUsage(command, parent);
  print(process.stdout.isTTY ? usage : stripVTControlCharacters(usage));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function unknownCommand(name: string): CliError {
  const guess = closest(name, Object.keys(commands));
  const advice = guess ? `did you mean ${guess}?` : "see mnistlab --help.";
  return new CliError(
    "UNKNOWN_COMMAND",
    `[cli] expected a command (${Object.keys(commands).join(", ")}), found ${name}: ${advice}`,
  );
}
