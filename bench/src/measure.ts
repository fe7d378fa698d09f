import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Times of one contestant, in milliseconds. */
export interface Measurement {
  name: string;
  min: number;
  median: number;
  runs: number;
}

/** One thing to time, with a name for the table. */
export interface Contestant {
  name: string;
  /** Is called before each timed run, untimed. */
  prepare?: () => Promise<void>;
  run: () => Promise<unknown> | unknown;
  /** The milliseconds that a run reports, where another process took them. @default the time that it takes here */
  timeOf?: (result: unknown) => number;
  /** Steps that a run consists of; the times are those of one. @default 1 */
  steps?: number;
}

/** How often contestants run. */
export interface Rounds {
  /** Timed runs of each. */
  readonly runs: number;
  /** Untimed runs before. @default 10 */
  readonly warmUp?: number;
  /** Seconds that one contestant may take for all its runs: a slow one runs less often, but twice. @default no limit */
  readonly seconds?: number;
}

/** Warms every contestant up, then times them in turn, A B A B …, so that the machine's moods meet all of them. */
export async function interleave(
  contestants: readonly Contestant[],
  { runs, warmUp = 10, seconds = Number.POSITIVE_INFINITY }: Rounds,
): Promise<Measurement[]> {
  const budget = seconds * 1000;
  for (const { prepare, run } of contestants) {
    await prepare?.();
    const start = performance.now();
    for (let i = 0; i < warmUp && performance.now() - start < budget / 20; i++) await run();
  }
  const times = contestants.map((): number[] => []);
  const spent = contestants.map(() => 0);
  for (let i = 0; i < runs; i++) {
    for (const [index, { prepare, run, timeOf, steps = 1 }] of contestants.entries()) {
      if (i >= 2 && spent[index]! > budget) continue;
      const turn = performance.now();
      await prepare?.();
      const start = performance.now();
      const result = await run();
      const end = performance.now();
      spent[index]! += end - turn;
      times[index]!.push((timeOf ? timeOf(result) : end - start) / steps);
    }
  }
  return contestants.map(({ name }, index) => summarise(name, times[index]!));
}

/** Minimum and median of a list of times. */
export function summarise(name: string, times: readonly number[]): Measurement {
  const sorted = [...times].sort((a, b) => a - b);
  return { name, min: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, runs: times.length };
}

/** The machine that a number belongs to. */
export function machine(): string {
  return `${cpus()[0]?.model.trim() ?? "unknown CPU"}${generation()}, ${cpus().length} cores, Node ${process.version}, ${process.platform} ${process.arch}`;
}

/** Family and model of an x86 processor under Linux: generations that share a name differ by a factor of two. */
function generation(): string {
  const { family, model } = /^cpu family\s*: (?<family>\d+)\nmodel\s*: (?<model>\d+)$/m.exec(cpuInfo())?.groups ?? {};
  return family ? ` (family ${family}, model ${model})` : "";
}

function cpuInfo(): string {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return ""; // not Linux
  }
}

/** Prints measurements as a table. */
export function printTable(title: string, measurements: readonly Measurement[]): void {
  const width = Math.max(...measurements.map(({ name }) => name.length));
  const best = Math.min(...measurements.map(({ min }) => min));
  console.log(`\n${title}\n${machine()}\n`);
  console.log(`${"".padEnd(width)}   min ms  median ms   runs  min ratio`);
  for (const { name, min, median, runs } of measurements) {
    console.log(
      `${name.padEnd(width)} ${min.toFixed(2).padStart(8)} ${median.toFixed(2).padStart(10)} ${String(runs).padStart(6)}  ${(min / best).toFixed(2).padStart(9)}`,
    );
  }
}
