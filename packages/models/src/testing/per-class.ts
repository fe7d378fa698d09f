import type { Dataset } from "@mnistlab/datasets";

/**
 * The first `count` images of each class after a shuffle: with the same seed, those for a smaller count are among those for a
 * larger one.
 */
export function perClass(dataset: Dataset, count: number, seed: number): Dataset {
  const taken = dataset.classNames.map(() => 0);
  return dataset.shuffle(seed).filter(({ label }) => {
    taken[label]!++;
    return taken[label]! <= count;
  });
}

/** The images of some classes, numbered anew in the order of `classes`. */
export function onlyClasses(dataset: Dataset, classes: readonly number[]): Dataset {
  const names = classes.map((label) => dataset.classNames[label]!);
  return dataset.filter(({ label }) => classes.includes(label)).mapLabels((label) => classes.indexOf(label), names);
}
