import type { IdxSet } from "../loading/idx-set.js";
import { kmnistCard } from "./kmnist-card.js";
import { kmnistFiles } from "./kmnist-files.js";

/** Kuzushiji-MNIST: its card, its files and where they lie. */
export const kmnist: IdxSet = {
  name: "kmnist",
  card: kmnistCard,
  files: kmnistFiles,
  installed: {},
  mirrors: {
    forServers: ["http://codh.rois.ac.jp/kmnist/dataset/kmnist/{file}.gz"],
    forPages: ["https://codh.rois.ac.jp/kmnist/dataset/kmnist/{file}.gz"],
  },
};
