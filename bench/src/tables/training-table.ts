import { contestantsTable } from "./contestants-table.ts";
import { recordedOn } from "./recorded-on.ts";
import type { TrainingRecord } from "./records.ts";

/** The name under which `train.ts` records our `train()`. */
export const TRAIN = "compiled, our train()";

/** One training step of a network by everyone that can train it. */
export function trainingTable(record: TrainingRecord): string {
  return [contestantsTable(record.steps, TRAIN, "`train()`"), recordedOn({ record, command: "pnpm bench:train" })].join(
    "\n\n",
  );
}
