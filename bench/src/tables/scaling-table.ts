import type { Measurement } from "../measure.ts";
import { markdownTable } from "./markdown-table.ts";
import { measurementNamed } from "./measurement-named.ts";
import { times } from "./numbers.ts";
import { recordedOn } from "./recorded-on.ts";
import type { ScalingRecord } from "./records.ts";

/** The name under which `scale.ts` records a step of one thread. */
export const ALONE = "no workers";

/** Training steps per second by the number of workers, of each network that was scaled. */
export function scalingTable(record: ScalingRecord): string {
  const { results, availableCores } = record;
  const names = results[0]!.steps.map(({ name }) => name);
  const rows = names.map((name) => [
    nameOf(name, availableCores),
    ...results.flatMap(({ steps }) => {
      const { median } = measurementNamed(steps, name);
      return [perSecond(median), times(speedup(steps, name))];
    }),
  ]);
  const head = ["", ...results.flatMap(({ network }) => [network, "times as fast"])];
  return [markdownTable(head, rows), scaledOn(record)].join("\n\n");
}

/** Where and when that was. */
export function scaledOn(record: ScalingRecord): string {
  return recordedOn({ record, command: "pnpm bench:scale" });
}

/** How many times as many steps per second as alone, by the medians. */
export function speedup(steps: readonly Measurement[], name: string): number {
  return measurementNamed(steps, ALONE).median / measurementNamed(steps, name).median;
}

function perSecond(milliseconds: number): string {
  const rate = 1000 / milliseconds;
  return rate < 100 ? rate.toFixed(1) : rate.toFixed(0);
}

function nameOf(name: string, cores: number): string {
  const workers = Number(/^(\d+) workers?$/.exec(name)?.[1]);
  return workers > cores ? `${name}, on ${cores} cores` : workers === cores ? `**${name}**` : name;
}
