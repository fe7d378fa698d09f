import type { Bar } from "./bar-chart.js";
import { threeDigits } from "./numbers.js";

/** Text alternative of a chart of times. @param bars - The fastest first. */
export function describeBars(title: string, bars: readonly Bar[]): string {
  const times = bars.map(({ label, milliseconds }) => `${label} ${threeDigits(milliseconds)}`);
  return `${title}: milliseconds, the fastest first. ${times.join("; ")}.`;
}
