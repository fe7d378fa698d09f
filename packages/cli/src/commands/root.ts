import { type CommandDef, defineCommand } from "citty";
import { version } from "../version.js";

/** The commands of `mnistlab` by name; each is loaded when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<CommandDef>>> = {
  run: async () => (await import("./run.js")).runCommand as CommandDef,
};

/** `mnistlab` itself. */
export function rootCommand(): CommandDef {
  return defineCommand({
    meta: {
      name: "mnistlab",
      version: version(),
      description: "A small convolutional network on MNIST, from data to report",
    },
    subCommands: commands,
  });
}
