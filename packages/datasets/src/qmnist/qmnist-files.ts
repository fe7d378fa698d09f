import type { CanonicalFile } from "../loading/canonical-file.js";

/**
 * QMNIST's extended labels as its authors keep them in their repository (facebookresearch/qmnist).
 *
 * All hashes were computed from these files; their MD5 sums are those of torchvision (0058f8dd…, 5b5b0589…).
 */
export const qmnistFiles: Readonly<Record<"train" | "test", CanonicalFile>> = {
  train: {
    name: "qmnist-train-labels-idx2-int",
    bytes: 1_920_012,
    sha256: "bb1b6e1ec7b04fd5696f1ed50b5f58f8ef195118edd5c93c81783df9740b8ac5",
    gzip: { bytes: 463_024, sha256: "2c05dc77f6b916b38e455e97ab129a42a444f3dbef09b278a366f82904e0dd9f" },
  },
  test: {
    name: "qmnist-test-labels-idx2-int",
    bytes: 1_920_012,
    sha256: "92d0ccb8c25f9c6534270fb4be7e1d24a1c6d315edfc8a638bfbd31c70f362dd",
    gzip: { bytes: 526_800, sha256: "9fbcbe594c3766fdf4f0b15c5165dc0d1e57ac604e01422608bb72c906030d06" },
  },
};
