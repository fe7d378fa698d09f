import { DatasetError } from "../dataset-error.js";
import { countLabels } from "./count-labels.js";
import { permutation } from "./permutation.js";

/** How `Dataset.balance` makes classes equally large. */
export interface BalanceOptions {
  /**
   * - `"undersample"`: every class is cut down to the smallest one; the samples that stay are drawn.
   * - `"oversample"`: every class grows to the largest one. Each of its samples comes equally often; which ones come once
   *   more, where that does not come out even, is drawn.
   */
  readonly strategy: "undersample" | "oversample";
  /** An integer, of which the low 32 bits count. */
  readonly seed: number;
}

/**
 * The positions, ascending and perhaps repeated, at which all classes that occur come equally often.
 *
 * @param labels - Class indices in the order of the samples, shape [n].
 * @throws {DatasetError} `INVALID_ARGUMENT` if `strategy` is none of the two or `seed` is not an integer.
 */
export function balanceOrder(labels: Uint8Array, { strategy, seed }: BalanceOptions): Uint32Array {
  if (strategy !== "undersample" && strategy !== "oversample") {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected strategy: "undersample" or "oversample", found ${JSON.stringify(strategy)}.`,
    );
  }
  const counts = countLabels(labels);
  const target = (strategy === "undersample" ? Math.min : Math.max)(...counts.values());
  const repeats = new Uint32Array(labels.length);
  const left = new Map(Array.from(counts, ([label, count]) => [label, target % count]));
  for (const position of permutation(labels.length, seed)) {
    const label = labels[position]!;
    const isDrawn = left.get(label)! > 0;
    if (isDrawn) left.set(label, left.get(label)! - 1);
    repeats[position] = Math.floor(target / counts.get(label)!) + (isDrawn ? 1 : 0);
  }
  return repeated(repeats, counts.size === 0 ? 0 : counts.size * target);
}

/** Each position as often as `repeats` says; `total` is their sum. */
function repeated(repeats: Uint32Array, total: number): Uint32Array {
  const order = new Uint32Array(total);
  let end = 0;
  repeats.forEach((times, position) => {
    order.fill(position, end, end + times);
    end += times;
  });
  return order;
}
