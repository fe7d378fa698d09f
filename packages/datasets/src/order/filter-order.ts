import type { Sample } from "../sample.js";

/**
 * The positions of the samples that `predicate` accepts, ascending.
 *
 * @param predicate - Called once per sample, in sequence.
 */
export function filterOrder(
  samples: Iterable<Sample>,
  predicate: (sample: Sample, index: number) => boolean,
): Uint32Array {
  const accepted: number[] = [];
  let index = 0;
  for (const sample of samples) {
    if (predicate(sample, index)) accepted.push(index);
    index++;
  }
  return Uint32Array.from(accepted);
}
