import type { MeasuredTable } from "./measured-table.js";
import { measurementNamed, measurements } from "./measurement.js";
import { threeDigits } from "./numbers.js";
import { describeOccasions } from "./occasion.js";
import { neededFile } from "./recorded-file.js";

/** Training steps per second by the number of workers. */
export interface ScalingSpeed {
  readonly table: MeasuredTable;
  /** How many times as fast two workers are: "1.64 times as fast (the lab sheet's CNN) and …". */
  readonly gains: string;
}

const ALONE = "no workers";
const TWO = "2 workers";

/** Reads what `pnpm bench:scale` recorded; medians, for threads wait for each other. */
export function scalingSpeed(): ScalingSpeed {
  const { file, fields, occasion } = neededFile("scale");
  const networks = fields.list("results").map((result) => {
    const steps = measurements(result, "steps");
    const median = (name: string) => measurementNamed(steps, name, file).median;
    return { network: result.text("network"), steps, median, gain: (name: string) => median(ALONE) / median(name) };
  });
  return {
    gains: networks.map(({ network, gain }) => `${threeDigits(gain(TWO))} times as fast (${network})`).join(" and "),
    table: {
      head: ["steps per second", ...networks.flatMap(({ network }) => [network, "times as fast"])],
      rows: networks[0]!.steps.map(({ name }) => ({
        name,
        cells: networks.flatMap(({ median, gain }) => [threeDigits(1000 / median(name)), threeDigits(gain(name))]),
        isReference: name === ALONE,
      })),
      occasion: describeOccasions([occasion]),
      command: "pnpm bench:scale",
    },
  };
}
