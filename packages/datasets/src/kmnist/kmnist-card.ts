import type { DatasetCard } from "../loading/dataset-card.js";

/**
 * What to know of Kuzushiji-MNIST: source, licence, citation, classes and how many images each has.
 *
 * @example
 * kmnistCard.classNames[3]; // "tsu"
 * kmnistCard.licence; // "CC-BY-SA-4.0"
 */
export const kmnistCard: DatasetCard = {
  name: "Kuzushiji-MNIST",
  description:
    "Cursive hiragana of old Japanese books, one character for each row of the syllabary, in 28 × 28 grey pixels: 0 = background, 255 = ink. As large as MNIST, and harder.",
  source: "https://github.com/rois-codh/kmnist",
  licence: "CC-BY-SA-4.0",
  citation: `@online{clanuwat2018deep,
  author       = {Tarin Clanuwat and Mikel Bober-Irizar and Asanobu Kitamoto and Alex Lamb and Kazuaki Yamamoto and David Ha},
  title        = {Deep Learning for Classical Japanese Literature},
  date         = {2018-12-03},
  year         = {2018},
  eprintclass  = {cs.CV},
  eprinttype   = {arXiv},
  eprint       = {cs.CV/1812.01718}
}`,
  shape: [28, 28, 1],
  classNames: ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"],
  train: { images: 60_000, perClass: [6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000] },
  test: { images: 10_000, perClass: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000] },
};
