import {
  type ExperimentOptions,
  type ResolvedExperimentOptions,
  resolveExperimentOptions,
} from "./experiment-options.js";

const flags = [
  ["epochs", "--epochs"],
  ["batchSize", "--batch-size"],
  ["trials", "--trials"],
  ["workers", "--workers"],
] as const;

/**
 * The command that repeats a run: the seed always, other options where they differ from the defaults.
 *
 * @example
 * repeatCommand(resolveExperimentOptions({ epochs: 2 })); // "mnistlab run --seed 7 --epochs 2"
 */
export function repeatCommand(options: ResolvedExperimentOptions): string {
  const { quick, seed, data } = options;
  const defaults = resolveExperimentOptions({ quick } satisfies ExperimentOptions);
  const changed = flags.filter(([name]) => options[name] !== defaults[name]);
  return [
    "mnistlab run",
    ...(quick ? ["--quick"] : []),
    `--seed ${seed}`,
    ...changed.map(([name, flag]) => `${flag} ${options[name]}`),
    ...(data === undefined ? [] : [`--data ${/^[\w./-]+$/.test(data) ? data : JSON.stringify(data)}`]),
  ].join(" ");
}
