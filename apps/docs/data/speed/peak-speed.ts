import type { JsonFields } from "../json-fields.js";
import type { MeasuredTable } from "./measured-table.js";
import { threeDigits } from "./numbers.js";
import { describeOccasions } from "./occasion.js";
import { recordedFile } from "./recorded-file.js";

/** How many multiply-adds training steps do per second, beside how many one core can do at all. */
export interface PeakSpeed {
  readonly table: MeasuredTable;
  /** GFLOP/s of a loop that does nothing else, as text. */
  readonly plain: string;
  readonly relaxed: string;
}

/** What the records call our networks. */
const titles: Readonly<Record<string, string>> = {
  sheet: "the lab sheet's",
  wide: "wide",
  "all-conv": "all-convolutional",
  separable: "separable",
};

/** Reads what `pnpm bench:peak` recorded. @returns `undefined` if there is no record yet. */
export function peakSpeed(): PeakSpeed | undefined {
  const recorded = recordedFile("peak");
  if (!recorded) return undefined;
  const { file, fields, occasion } = recorded;
  const setOf = (name: string): KernelSet => {
    const found = fields.list("results").find((set) => set.text("set") === name);
    if (!found) throw new Error(`[docs] expected the set of kernels "${name}" in ${file}, found none.`);
    return { peak: found.number("peak"), steps: found.list("steps") };
  };
  const [plain, relaxed] = [setOf("plain"), setOf("relaxed")];
  return {
    plain: threeDigits(plain.peak),
    relaxed: threeDigits(relaxed.peak),
    table: {
      head: ["network", "MFLOP per step", "GFLOP/s", "of the peak", "relaxed: GFLOP/s", "of its peak"],
      rows: plain.steps.map((step, i) => ({
        name: titles[step.text("network")] ?? step.text("network"),
        cells: [threeDigits(step.number("megaflops")), ...reached(step), ...reached(relaxed.steps[i]!)],
      })),
      occasion: describeOccasions([occasion]),
      command: "pnpm bench:peak",
    },
  };
}

interface KernelSet {
  readonly peak: number;
  readonly steps: readonly JsonFields[];
}

function reached({ number }: JsonFields): string[] {
  return [threeDigits(number("gigaflops")), `${(100 * number("share")).toFixed(0)} %`];
}
