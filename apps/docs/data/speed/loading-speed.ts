import type { MeasuredTable } from "./measured-table.js";
import { measurements } from "./measurement.js";
import { milliseconds, threeDigits } from "./numbers.js";
import { describeOccasions } from "./occasion.js";
import { neededFile } from "./recorded-file.js";

/** What it takes to get data ready. */
export interface LoadingSpeed {
  readonly table: MeasuredTable;
  /** By how much a process grows that loads MNIST, in megabytes. */
  readonly grownMB: string;
}

/** Reads what `pnpm bench:datasets` recorded. */
export function loadingSpeed(): LoadingSpeed {
  const { fields, occasion } = neededFile("datasets");
  return {
    table: {
      head: ["", "minimum, ms", "median, ms"],
      rows: measurements(fields, "measured").map(({ name, min, median }) => ({
        name,
        cells: [milliseconds(min), milliseconds(median)],
      })),
      occasion: describeOccasions([occasion]),
      command: "pnpm bench:datasets",
    },
    grownMB: threeDigits(fields.number("grownMB")),
  };
}
