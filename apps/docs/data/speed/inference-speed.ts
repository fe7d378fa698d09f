import { drawFigure, type Figure } from "./figure.js";
import type { MeasuredTable } from "./measured-table.js";
import { measurementNamed, measurements } from "./measurement.js";
import { milliseconds, threeDigits } from "./numbers.js";
import { describeOccasions } from "./occasion.js";
import { neededFile } from "./recorded-file.js";

/** Inference of the 10,000 test digits. */
export interface InferenceSpeed {
  readonly figure: Figure;
  readonly table: MeasuredTable;
}

const OURS = "compiled, our predict(), from bytes";

/** Reads what `pnpm bench:infer` recorded. */
export async function inferenceSpeed(): Promise<InferenceSpeed> {
  const { file, fields, occasion } = neededFile("infer");
  const measured = measurements(fields, "measured");
  const ours = measurementNamed(measured, OURS, file);
  return {
    figure: await drawFigure("10,000 digits, the lab sheet's network", measured, ours, ["our registered"]),
    table: {
      head: ["", "minimum, ms", "median, ms", "times ours"],
      rows: [...measured]
        .sort((a, b) => a.min - b.min)
        .map(({ name, min, median }) => ({
          name,
          cells: [milliseconds(min), milliseconds(median), threeDigits(min / ours.min)],
          isReference: name === OURS,
        })),
      occasion: describeOccasions([occasion]),
      command: "pnpm bench:infer",
    },
  };
}
