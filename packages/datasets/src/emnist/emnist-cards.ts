import type { CardCounts, DatasetCard } from "../loading/dataset-card.js";
import type { EmnistSplit } from "./emnist-split.js";

const digits = [..."0123456789"];
const upperCase = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const lowerCase = [..."abcdefghijklmnopqrstuvwxyz"];
/** Digits, upper-case letters, and the lower-case ones that do not look like them. */
const merged = [...digits, ...upperCase, ..."abdefghnqrt"];

/**
 * What to know of each split of EMNIST: source, licence, citation, classes and how many images each has.
 *
 * NIST and the authors name no licence. Nobody has published how many images each class of `byclass` and `bymerge` has: their
 * `perClass` are empty; `dataset.classCounts()` counts them.
 *
 * @example
 * emnistCards.letters.classNames.length; // 26
 * emnistCards.balanced.train.images; // 112800
 */
export const emnistCards: Readonly<Record<EmnistSplit, DatasetCard>> = {
  byclass: card(
    "byclass",
    "Handwritten digits and letters, as many as there are of each",
    [...digits, ...upperCase, ...lowerCase],
    {
      train: { images: 697_932, perClass: [] },
      test: { images: 116_323, perClass: [] },
    },
  ),
  bymerge: card("bymerge", "Handwritten digits and letters, alike cases of a letter in one class", merged, {
    train: { images: 697_932, perClass: [] },
    test: { images: 116_323, perClass: [] },
  }),
  balanced: card(
    "balanced",
    "Handwritten digits and letters, equally many of each, alike cases of a letter in one class",
    merged,
    {
      train: even(47, 2400),
      test: even(47, 400),
    },
  ),
  letters: card("letters", "Handwritten letters, equally many of each, both cases in one class", upperCase, {
    train: even(26, 4800),
    test: even(26, 800),
  }),
  digits: card("digits", "Handwritten digits, equally many of each", digits, {
    train: even(10, 24_000),
    test: even(10, 4000),
  }),
  mnist: card("mnist", "Handwritten digits, equally many of each, as many in all as MNIST has", digits, {
    train: even(10, 6000),
    test: even(10, 1000),
  }),
};

function card(
  split: EmnistSplit,
  images: string,
  classNames: readonly string[],
  counts: Pick<DatasetCard, "train" | "test">,
): DatasetCard {
  return {
    name: `EMNIST ${split}`,
    description: `${images}, from NIST's Special Database 19, centred in 28 × 28 grey pixels: 0 = background, 255 = ink.`,
    source: "https://www.nist.gov/itl/products-and-services/emnist-dataset",
    licence: "NOASSERTION",
    citation: `@inproceedings{cohen2017emnist,
  author    = {Gregory Cohen and Saeed Afshar and Jonathan Tapson and Andr{\\'e} van Schaik},
  title     = {{EMNIST}: Extending {MNIST} to Handwritten Letters},
  booktitle = {2017 International Joint Conference on Neural Networks (IJCNN)},
  pages     = {2921--2926},
  year      = {2017},
  doi       = {10.1109/IJCNN.2017.7966217}
}`,
    shape: [28, 28, 1],
    classNames,
    ...counts,
  };
}

function even(classes: number, images: number): CardCounts {
  return { images: classes * images, perClass: new Array<number>(classes).fill(images) };
}
