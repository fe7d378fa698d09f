import { expect } from "vitest";
import type { DatasetCard } from "../loading/dataset-card.js";
import type { TrainTest } from "../loading/load-idx-set.js";

/** Fails unless a card says of a data set what is true. */
export function expectCard(card: DatasetCard, { train, test }: TrainTest): void {
  for (const [half, counts] of [
    [train, card.train],
    [test, card.test],
  ] as const) {
    expect(half.shape).toEqual(card.shape);
    expect(half.classNames).toEqual(card.classNames);
    expect({ images: half.length, perClass: half.classCounts() }).toEqual(counts);
  }
}
