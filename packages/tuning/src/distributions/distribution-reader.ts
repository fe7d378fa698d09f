import type { Distribution } from "./distribution.js";
import { parseDistribution } from "./distribution-json.js";

/** Reads distributions of a record, where the same few texts come again and again: each is understood once and shared. */
export class DistributionReader {
  readonly #known: Map<string, Distribution> = new Map();

  /** As {@link parseDistribution}; equal texts give the same frozen object. */
  read(text: string): Distribution {
    let distribution = this.#known.get(text);
    if (distribution === undefined) {
      distribution = Object.freeze(parseDistribution(text));
      this.#known.set(text, distribution);
    }
    return distribution;
  }
}
