import { times } from "./numbers.ts";
import type { ScalingRecord } from "./records.ts";
import { speedup } from "./scaling-table.ts";

/**
 * What two workers bring, in a sentence.
 *
 * @example
 * "Two workers are 1.64 times as fast as one thread (the lab sheet's CNN, batch 128) and 1.88 times as fast (a wide CNN, batch 512)."
 */
export function workersSentence({ results }: ScalingRecord): string {
  const gains = results.map(({ network, steps }, i) => {
    const gain = `${times(speedup(steps, "2 workers"))} times as fast`;
    return `${gain}${i === 0 ? " as one thread" : ""} (${network})`;
  });
  return `Two workers are ${gains.join(" and ")}.`;
}
