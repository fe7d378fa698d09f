import { expect } from "vitest";
import type { Dataset } from "../dataset.js";
import type { DatasetCard } from "../loading/dataset-card.js";
import type { TrainTest } from "../loading/load-idx-set.js";

/** Number of samples of each class. */
export function countPerClass({ labels, classNames }: Dataset): number[] {
  const counts = new Array<number>(classNames.length).fill(0);
  for (const label of labels) counts[label]!++;
  return counts;
}

/** Fails unless a card says of a data set what is true. */
export function expectCard(card: DatasetCard, { train, test }: TrainTest): void {
  for (const [half, counts] of [
    [train, card.train],
    [test, card.test],
  ] as const) {
    expect(half.shape).toEqual(card.shape);
    expect(half.classNames).toEqual(card.classNames);
    expect({ images: half.length, perClass: countPerClass(half) }).toEqual(counts);
  }
}
