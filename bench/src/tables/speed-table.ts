import { PREDICT } from "./inference-table.ts";
import { markdownTable } from "./markdown-table.ts";
import { measurementNamed } from "./measurement-named.ts";
import { milliseconds } from "./numbers.ts";
import { recordedOn } from "./recorded-on.ts";
import type { InferenceRecord, ScalingRecord, TrainingRecord } from "./records.ts";
import { RIVALS, rivals } from "./rivals.ts";
import { TRAIN } from "./training-table.ts";
import { workersSentence } from "./workers-sentence.ts";

/** The lab sheet's network at a glance: training, inference, two workers. */
export function speedTable(training: TrainingRecord, inference: InferenceRecord, scaling: ScalingRecord): string {
  const step = measurementNamed(training.steps, TRAIN);
  const digits = measurementNamed(inference.measured, PREDICT);
  const rows = [
    ["one training step, batch 128", milliseconds(step.min), ...rivals(training.steps, step)],
    ["inference of 10,000 digits", milliseconds(digits.min), ...rivals(inference.measured, digits)],
  ];
  return [
    markdownTable(["min ms, one thread", "ours", ...RIVALS], rows),
    workersSentence(scaling),
    recordedOn(
      { record: training, command: "pnpm bench:train" },
      { record: inference, command: "pnpm bench:infer" },
      { record: scaling, command: "pnpm bench:scale" },
    ),
  ].join("\n\n");
}
