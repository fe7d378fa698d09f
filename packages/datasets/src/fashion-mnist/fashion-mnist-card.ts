import type { DatasetCard } from "../loading/dataset-card.js";

/**
 * What to know of Fashion-MNIST: source, licence, citation, classes and how many images each has.
 *
 * @example
 * fashionMnistCard.classNames[9]; // "Ankle boot"
 * fashionMnistCard.train.perClass[9]; // 6000, as of every class
 */
export const fashionMnistCard: DatasetCard = {
  name: "Fashion-MNIST",
  description:
    "Photographs of Zalando's articles, made grey, inverted and scaled to 28 × 28 pixels: 0 = background. As large as MNIST, and harder.",
  source: "https://github.com/zalandoresearch/fashion-mnist",
  licence: "MIT",
  citation: `@online{xiao2017/online,
  author       = {Han Xiao and Kashif Rasul and Roland Vollgraf},
  title        = {Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms},
  date         = {2017-08-28},
  year         = {2017},
  eprintclass  = {cs.LG},
  eprinttype   = {arXiv},
  eprint       = {cs.LG/1708.07747}
}`,
  shape: [28, 28, 1],
  classNames: [
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
  ],
  train: { images: 60_000, perClass: [6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000] },
  test: { images: 10_000, perClass: [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000] },
};
