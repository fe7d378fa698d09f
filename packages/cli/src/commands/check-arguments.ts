import { parseArgs } from "node:util";
import type { ArgsDef } from "citty";
import { CliError } from "../cli-error.js";
import { closest } from "./closest.js";

/**
 * Refuses what a command does not know: citty would pass over it in silence, and the run would not be the one asked for.
 *
 * Reads the arguments as citty does, with Node's own parser.
 *
 * @param rawArgs - The words after the command's name.
 * @throws {CliError} `UNKNOWN_OPTION`, `UNEXPECTED_ARGUMENT`; `INVALID_OPTION` for an option without its value.
 */
export function checkArguments(rawArgs: readonly string[], definitions: ArgsDef): void {
  const names = Object.keys(definitions);
  const isBoolean = (name: string) => definitions[name]?.type === "boolean";
  const options = Object.fromEntries(
    names.map((name) => [name, { type: isBoolean(name) ? ("boolean" as const) : ("string" as const) }]),
  );
  const { tokens } = parseArgs({ args: [...rawArgs], options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") {
      throw new CliError("UNEXPECTED_ARGUMENT", `[cli] expected options only, found ${JSON.stringify(token.value)}.`);
    }
    if (token.kind !== "option") continue;
    if (!names.includes(token.name)) throw unknownOption(token.rawName, names);
    if (isBoolean(token.name) && token.value !== undefined && !["true", "false"].includes(token.value)) {
      throw new CliError("INVALID_OPTION", `[cli] --${token.name} must stand alone, found =${token.value} behind it.`);
    }
    if (!isBoolean(token.name) && token.value === undefined) {
      throw new CliError("INVALID_OPTION", `[cli] --${token.name} must have a value, found none behind it.`);
    }
  }
}

function unknownOption(name: string, names: readonly string[]): CliError {
  const known = names.map((option) => `--${option}`);
  const guess = closest(name, known);
  const advice = guess ? `did you mean ${guess}?` : `there are ${known.join(", ")}.`;
  return new CliError("UNKNOWN_OPTION", `[cli] expected an option of this command, found ${name}: ${advice}`);
}
