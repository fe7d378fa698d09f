import type { TrainingHistory, TrainingRun } from "../learning-curves.js";
import { PlotError } from "../plot-error.js";

/** One line of a plot; entry i belongs to epoch i + 1. */
export interface Curve {
  run: string;
  series: "Train" | "Validation";
  /** `null` (a gap) where training gave no finite number. */
  values: (number | null)[];
}

/**
 * The lines of a metric, run by run, train before validation.
 *
 * @throws {PlotError} `EMPTY_INPUT` if there is no finite number, `INVALID_ARGUMENT` if two runs share a name.
 */
export function curvesOf(runs: TrainingHistory | readonly TrainingRun[], metric: "accuracy" | "loss"): Curve[] {
  const named = isRuns(runs) ? runs : [{ name: "run", history: runs }];
  checkNames(named);
  const curves = named.flatMap(({ name, history }) => [
    curveOf(name, "Train", history[metric]),
    curveOf(name, "Validation", history[`val_${metric}`]),
  ]);
  const filled = curves.filter(({ values }) => values.some((value) => value !== null));
  if (filled.length > 0) return filled;
  const found = named.flatMap(({ history }) => Object.keys(history)).join(", ");
  throw new PlotError(
    "EMPTY_INPUT",
    `[plots] expected a history with finite numbers under ${metric} or val_${metric}, found ${found || "no keys"}.`,
  );
}

function isRuns(runs: TrainingHistory | readonly TrainingRun[]): runs is readonly TrainingRun[] {
  return Array.isArray(runs);
}

function checkNames(runs: readonly TrainingRun[]): void {
  const seen = new Set<string>();
  for (const { name } of runs) {
    if (seen.has(name)) {
      throw new PlotError("INVALID_ARGUMENT", `[plots] expected runs with distinct names, found "${name}" twice.`);
    }
    seen.add(name);
  }
}

function curveOf(run: string, series: Curve["series"], values: ArrayLike<number> | undefined): Curve {
  return { run, series, values: Array.from(values ?? [], (value) => (Number.isFinite(value) ? value : null)) };
}
