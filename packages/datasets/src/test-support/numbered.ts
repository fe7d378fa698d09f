import { Dataset } from "../dataset.js";

/** `length` samples of three classes in turn; each of the two pixels of image i is i, so a sample tells where it is from. */
export function numbered(length: number): Dataset {
  return labelled(Array.from({ length }, (_, i) => i % 3));
}

/** Samples with these labels (0, 1 or 2); each of the two pixels of image i is i. */
export function labelled(labels: readonly number[]): Dataset {
  return new Dataset({
    images: Uint8Array.from({ length: labels.length * 2 }, (_, i) => Math.floor(i / 2)),
    labels: Uint8Array.from(labels),
    shape: [1, 2, 1],
    classNames: ["a", "b", "c"],
  });
}

/** Where the samples of a piece of {@link numbered} or {@link labelled} are from. */
export function ids(dataset: Dataset): number[] {
  return Array.from(dataset, ({ image }) => image[0]!);
}

/** The data set of the doc comments of `Dataset`. */
export function exampleDataset(): Dataset {
  return new Dataset({
    images: Uint8Array.of(0, 50, 100, 150, 200, 250),
    labels: Uint8Array.of(0, 1, 0),
    shape: [1, 2, 1],
    classNames: ["cat", "dog"],
  });
}
