import type { Network } from "../networks.ts";
import { markdownTable } from "./markdown-table.ts";
import { measurementNamed } from "./measurement-named.ts";
import { milliseconds } from "./numbers.ts";
import { recordedOn } from "./recorded-on.ts";
import type { TrainingRecord } from "./records.ts";
import { RIVALS, rivals } from "./rivals.ts";
import { TRAIN } from "./training-table.ts";

/** A network and what was recorded of it. */
export interface TrainedNetwork {
  readonly network: Pick<Network, "title">;
  readonly record: TrainingRecord;
}

/** One training step of each network: ours, and the best of the others. */
export function networksTable(trained: readonly TrainedNetwork[]): string {
  const rows = trained.map(({ network, record }) => {
    const ours = measurementNamed(record.steps, TRAIN);
    return [network.title, milliseconds(ours.min), ...rivals(record.steps, ours)];
  });
  const sources = trained.map(({ record }) => ({ record, command: "pnpm bench:train" }));
  return [markdownTable(["min ms", "our `train()`", ...RIVALS], rows), recordedOn(...sources)].join("\n\n");
}
