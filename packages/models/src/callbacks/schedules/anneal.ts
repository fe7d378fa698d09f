import { cosineOfPi } from "./cosine.js";

/**
 * From `start` to `end` along half a cosine.
 *
 * @param share - Of the way, in [0, 1].
 */
export function anneal(start: number, end: number, share: number): number {
  return end + ((start - end) / 2) * (1 + cosineOfPi(share));
}
