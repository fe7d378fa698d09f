import type { ImageShape } from "../dataset-init.js";

/** How many images one half of a data set has. */
export interface CardCounts {
  /** Number of images. */
  readonly images: number;
  /** Number of images of each class 0, 1, 2, …; they add up to `images`. Empty where nobody has published them. */
  readonly perClass: readonly number[];
}

/** What a person should know of a data set before using it, as plain data. */
export interface DatasetCard {
  /** Its name, e.g. `MNIST`. */
  readonly name: string;
  /** What is in its images, and what 0 and 255 mean. */
  readonly description: string;
  /** Where its authors published it: a URL. */
  readonly source: string;
  /** Its licence as an SPDX identifier, e.g. `CC-BY-SA-3.0`; `NOASSERTION`, SPDX's own word, where its authors name none. */
  readonly licence: string;
  /** Whom to cite, as a BibTeX entry. */
  readonly citation: string;
  /** Shape of one image: [height, width, channels]. */
  readonly shape: ImageShape;
  /** Names of the classes 0, 1, 2, … */
  readonly classNames: readonly string[];
  /** The half for training and validation. */
  readonly train: CardCounts;
  /** The half for the final measurement only. */
  readonly test: CardCounts;
}
