import { drawFigure, type Figure } from "./figure.js";
import type { MeasuredTable } from "./measured-table.js";
import { type Measurement, measurementNamed, measurements } from "./measurement.js";
import { milliseconds } from "./numbers.js";
import { describeOccasions, type Occasion } from "./occasion.js";
import { neededFile, recordedFile } from "./recorded-file.js";

/** One training step of each network that was timed. */
export interface TrainingSpeed {
  readonly figures: readonly Figure[];
  readonly table: MeasuredTable;
}

const OURS = "compiled, our train()";

/** The record of each network, and how its column and its figure are called. */
const networks = [
  { record: "train", column: "lab sheet", title: "The lab sheet's network" },
  { record: "train-wide", column: "wide", title: "Wide: 32 and 64 filters of 5 × 5, dense 128" },
  { record: "train-all-conv", column: "all-convolutional", title: "All-convolutional, batch normalization" },
  { record: "train-separable", column: "separable", title: "Separable convolutions, 64 and 128" },
] as const;

interface TrainedNetwork {
  readonly column: string;
  readonly title: string;
  readonly measured: readonly Measurement[];
  readonly ours: Measurement;
  readonly occasion: Occasion;
}

/** Reads what `pnpm bench:train` recorded; of the lab sheet's network there must be a record. */
export async function trainingSpeed(): Promise<TrainingSpeed> {
  neededFile("train");
  const trained = networks.flatMap(({ record, ...names }): TrainedNetwork[] => {
    const recorded = recordedFile(record);
    if (!recorded) return [];
    const measured = measurements(recorded.fields, "steps");
    return [{ ...names, measured, ours: measurementNamed(measured, OURS, recorded.file), occasion: recorded.occasion }];
  });
  const draw = ({ title, measured, ours }: TrainedNetwork) => drawFigure(title, measured, ours, ["our registered"]);
  return { figures: await Promise.all(trained.map(draw)), table: tableOf(trained) };
}

/** Who is fastest on the first network comes first; who does not train one has a dash there. */
function tableOf(trained: readonly TrainedNetwork[]): MeasuredTable {
  const names = new Set(trained.flatMap(({ measured }) => byMinimum(measured).map(({ name }) => name)));
  return {
    head: ["minimum, ms", ...trained.map(({ column }) => column)],
    rows: [...names].map((name) => ({
      name,
      cells: trained.map(({ measured }) => {
        const found = measured.find((measurement) => measurement.name === name);
        return found ? milliseconds(found.min) : "–";
      }),
      isReference: name === OURS,
    })),
    occasion: describeOccasions(trained.map(({ occasion }) => occasion)),
    command: "pnpm bench:train",
  };
}

function byMinimum(measured: readonly Measurement[]): Measurement[] {
  return [...measured].sort((a, b) => a.min - b.min);
}
