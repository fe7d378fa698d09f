import { join } from "node:path";
import type { RunRecord } from "../experiment/run-record.js";
import { stepTitles } from "../experiment/step.js";
import { percent } from "../format/numbers.js";
import { shortPath } from "./short-path.js";

/** The last lines of a run: how it ended, how long it took, where to look. */
export function runSummary({ status, options, directory, totalSeconds, results }: RunRecord): string {
  const { evaluation } = results;
  const lines: string[] = [];
  if (status.state === "stopped") {
    const where =
      status.step === "training"
        ? `after ${status.epoch} of ${options.epochs} epochs`
        : `at "${stepTitles[status.step]}"`;
    lines.push(`Stopped ${where}; what exists was written.`);
  } else if (status.state === "failed") {
    lines.push(`Failed at "${stepTitles[status.step]}"; what exists was written.`);
  } else {
    const accuracy = evaluation ? `, test accuracy ${percent(evaluation.accuracy, " ")}` : "";
    lines.push(`Done in ${totalSeconds.toFixed(0)} s${accuracy}.`);
  }
  if (options.quick) lines.push("This was a quick look, not the experiment.");
  lines.push(`Report: ${shortPath(join(directory, "report.html"))}`);
  return lines.join("\n");
}
