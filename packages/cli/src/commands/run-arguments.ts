import type { ParsedArgs } from "citty";
import { CliError } from "../cli-error.js";
import type { ExperimentOptions } from "../experiment/experiment-options.js";

/** The options of `mnistlab run`. */
export const runArguments = {
  epochs: { type: "string", valueHint: "N", description: "times the training images are gone through (10; quick: 3)" },
  "batch-size": { type: "string", valueHint: "N", description: "images per training step (128)" },
  seed: { type: "string", valueHint: "N", description: "of everything random: the same seed, the same weights (7)" },
  trials: { type: "string", valueHint: "N", description: "networks that the tuning tries, 0 for none (8; quick: 3)" },
  workers: { type: "string", valueHint: "N", description: "threads that share each training step, 0 to 4 (0)" },
  data: { type: "string", valueHint: "DIR", description: "take the four MNIST files from this directory only" },
  out: { type: "string", valueHint: "DIR", description: "directory for the results, new or empty (runs/<time>)" },
  quick: { type: "boolean", description: "a look at everything in seconds, on few images: not the experiment" },
} as const;

/**
 * The experiment's options from those of the command line.
 *
 * @throws {CliError} `INVALID_OPTION` for a number that is none.
 */
export function experimentOptions(args: ParsedArgs<typeof runArguments>): ExperimentOptions {
  return {
    epochs: integer("--epochs", args.epochs),
    batchSize: integer("--batch-size", args["batch-size"]),
    seed: integer("--seed", args.seed),
    trials: integer("--trials", args.trials),
    workers: integer("--workers", args.workers),
    data: args.data,
    quick: args.quick,
  };
}

/** The integer that a text spells in decimal digits; its range is checked by the experiment. */
function integer(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new CliError("INVALID_OPTION", `[cli] ${name} must be an integer, found ${JSON.stringify(text)}.`);
}
