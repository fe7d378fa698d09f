import { readFileSync } from "node:fs";
import { join } from "node:path";
import { confusionHeatmap, learningCurves, toSvg } from "@mnistlab/plots";
import { repositoryRoot } from "../.vitepress/repository.js";
import { type Comparison, compareWithSheet } from "./compare-with-sheet.js";
import { type ExperimentRun, parseExperimentRun } from "./experiment-run.js";
import { withPageColours } from "./page-colours.js";

/** A recorded run of the lab sheet and its pictures. */
export interface ExperimentData extends ExperimentRun {
  readonly comparison: readonly Comparison[];
  /** SVG documents, drawn from the numbers of the run. */
  readonly pictures: { readonly accuracy: string; readonly loss: string; readonly confusion: string };
}

declare const data: ExperimentData;

export { data };

const file = "experiments/lab-sheet/metrics.json";
const path = join(repositoryRoot, file);

export default {
  watch: [path],
  /** Reads the committed run; a missing file or field ends the build with a message that names it. */
  async load(): Promise<ExperimentData> {
    const run = parseExperimentRun(readRun(), file);
    const [accuracy, loss, confusion] = await Promise.all([
      toSvg(learningCurves(run.history, { metric: "accuracy" })),
      toSvg(learningCurves(run.history, { metric: "loss" })),
      toSvg(confusionHeatmap(run.confusionMatrix)),
    ]);
    return {
      ...run,
      comparison: compareWithSheet(run),
      pictures: { accuracy: withPageColours(accuracy), loss: withPageColours(loss), confusion },
    };
  },
};

function readRun(): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(
      `[docs] expected the numbers of a full run in ${file}, but it could not be read: ` +
        "run `npm start -- --out <directory>` and copy the metrics.json of that directory there.",
      { cause },
    );
  }
}
