import type { DatasetCard } from "../loading/dataset-card.js";

/**
 * What to know of MNIST: source, licence, citation, classes and how many images each has.
 *
 * @example
 * mnistCard.licence; // "CC-BY-SA-3.0"
 * mnistCard.train.perClass[5]; // 5421 images of the digit 5, the rarest
 */
export const mnistCard: DatasetCard = {
  name: "MNIST",
  description:
    "Handwritten digits of census employees and high-school students, centred in 28 × 28 grey pixels: 0 = background, 255 = ink.",
  source: "https://web.archive.org/web/2023/http://yann.lecun.com/exdb/mnist/",
  licence: "CC-BY-SA-3.0",
  citation: `@article{lecun1998gradient,
  author  = {Yann LeCun and L{\\'e}on Bottou and Yoshua Bengio and Patrick Haffner},
  title   = {Gradient-Based Learning Applied to Document Recognition},
  journal = {Proceedings of the IEEE},
  volume  = {86},
  number  = {11},
  pages   = {2278--2324},
  year    = {1998}
}`,
  shape: [28, 28, 1],
  classNames: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  train: { images: 60_000, perClass: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949] },
  test: { images: 10_000, perClass: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009] },
};
