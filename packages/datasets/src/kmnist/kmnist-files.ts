import type { IdxSet } from "../loading/idx-set.js";

/**
 * The four gzip files of Kuzushiji-MNIST as CODH published them.
 *
 * Lengths and hashes are those of TensorFlow Datasets (`datasets/kmnist/checksums.tsv`); torchvision's prototype datasets and
 * torchvision-ruby have the same. Nobody publishes hashes of the unpacked content, so only the gzip files are taken.
 */
export const kmnistFiles: IdxSet["files"] = {
  trainImages: {
    name: "train-images-idx3-ubyte",
    bytes: 47_040_016,
    gzip: { bytes: 18_165_135, sha256: "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4" },
  },
  trainLabels: {
    name: "train-labels-idx1-ubyte",
    bytes: 60_008,
    gzip: { bytes: 29_497, sha256: "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17" },
  },
  testImages: {
    name: "t10k-images-idx3-ubyte",
    bytes: 7_840_016,
    gzip: { bytes: 3_041_136, sha256: "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5" },
  },
  testLabels: {
    name: "t10k-labels-idx1-ubyte",
    bytes: 10_008,
    gzip: { bytes: 5_120, sha256: "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c" },
  },
};
