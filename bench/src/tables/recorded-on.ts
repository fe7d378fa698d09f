import type { Recorded } from "./records.ts";

/** A record and the command that repeats it. */
export interface Source {
  readonly record: Recorded;
  readonly command: string;
}

/**
 * The line under a table: machine, day and command of each record that it shows; what they have in common is said once.
 *
 * @example
 * recordedOn({ record: { date: "2026-11-24", machine: "AMD EPYC, 2 cores, Node v24.21.0" }, command: "pnpm bench:train" });
 * // "AMD EPYC, 2 cores, Node 24.21.0; 24 November 2026 (`pnpm bench:train`)."
 */
export function recordedOn(...sources: readonly Source[]): string {
  const machines = new Map<string, Map<string, Set<string>>>();
  for (const { record, command } of sources) {
    const machine = record.machine.replace("Node v", "Node ");
    const days = machines.get(machine) ?? machines.set(machine, new Map()).get(machine)!;
    const commands = days.get(record.date) ?? days.set(record.date, new Set()).get(record.date)!;
    commands.add(`\`${command}\``);
  }
  const lines = [...machines].map(([machine, days]) => {
    const listed = [...days].map(([date, commands]) => `${dayOf(date)} (${[...commands].join(", ")})`);
    return `${machine}; ${listed.join(", ")}`;
  });
  return `${lines.join("; ")}.`;
}

function dayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
