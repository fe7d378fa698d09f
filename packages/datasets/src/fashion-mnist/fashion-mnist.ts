import type { IdxSet } from "../loading/idx-set.js";
import { fashionMnistCard } from "./fashion-mnist-card.js";
import { fashionMnistFiles } from "./fashion-mnist-files.js";

/** Fashion-MNIST: its card, its files and where they lie. */
export const fashionMnist: IdxSet = {
  name: "fashion-mnist",
  card: fashionMnistCard,
  files: fashionMnistFiles,
  installed: { directories: ["/usr/share/datasets/fashion-mnist"] },
  mirrors: {
    // Zalando's own server speaks no HTTPS; the checksum says whether what it sends is right.
    forServers: [
      "https://storage.googleapis.com/tensorflow/tf-keras-datasets/{file}.gz",
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{file}.gz",
    ],
    forPages: ["https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/{file}.gz"],
  },
};
