import { contestantsTable } from "./contestants-table.ts";
import { recordedOn } from "./recorded-on.ts";
import type { InferenceRecord } from "./records.ts";

/** The name under which `infer.ts` records our `predict()`. */
export const PREDICT = "compiled, our predict(), from bytes";

/** Inference of the 10,000 test digits by everyone that can run the network. */
export function inferenceTable(record: InferenceRecord): string {
  return [
    contestantsTable(record.measured, PREDICT, "`predict()`"),
    recordedOn({ record, command: "pnpm bench:infer" }),
  ].join("\n\n");
}
