import { gzipSync } from "fflate";
import type { CanonicalFile } from "../loading/canonical-file.js";
import type { DatasetCard } from "../loading/dataset-card.js";
import type { IdxSet } from "../loading/idx-set.js";
import { sha256 } from "../loading/sha256.js";
import { idxBytes } from "./idx-bytes.js";

/** A data set of 4 + 2 images of 2 × 3 pixels, and its files. */
export interface TinyIdxSet {
  readonly set: IdxSet;
  /** Content by canonical name. */
  readonly plain: Readonly<Record<string, Uint8Array>>;
  /** The original gzip files by canonical name with `.gz`. */
  readonly gzip: Readonly<Record<string, Uint8Array>>;
}

/** Makes a data set small enough to see through, published as MNIST is. */
export async function tinyIdxSet(): Promise<TinyIdxSet> {
  const trainPixels = Uint8Array.from({ length: 24 }, (_, i) => i);
  const testPixels = Uint8Array.from({ length: 12 }, (_, i) => 100 + i);
  const plain = {
    "train-images": idxBytes([4, 2, 3], trainPixels),
    "train-labels": idxBytes([4], [0, 1, 1, 0]),
    "test-images": idxBytes([2, 2, 3], testPixels),
    "test-labels": idxBytes([2], [1, 0]),
  };
  const gzip = Object.fromEntries(Object.entries(plain).map(([name, bytes]) => [`${name}.gz`, gzipped(bytes)]));
  const file = async (name: keyof typeof plain): Promise<CanonicalFile> => ({
    name,
    bytes: plain[name].length,
    sha256: await sha256(plain[name]),
    gzip: { bytes: gzip[`${name}.gz`]!.length, sha256: await sha256(gzip[`${name}.gz`]!) },
  });
  const files = {
    trainImages: await file("train-images"),
    trainLabels: await file("train-labels"),
    testImages: await file("test-images"),
    testLabels: await file("test-labels"),
  };
  const card: DatasetCard = {
    name: "Tiny",
    description: "Stripes.",
    source: "https://example.org/tiny",
    licence: "MIT",
    citation: "@misc{tiny}",
    shape: [2, 3, 1],
    classNames: ["cat", "dog"],
    train: { images: 4, perClass: [2, 2] },
    test: { images: 2, perClass: [1, 1] },
  };
  const mirrors = { forServers: [], forPages: [] };
  return { set: { name: "tiny", card, files, installed: {}, mirrors }, plain, gzip };
}

/** A gzip file as a plain `Uint8Array`; `level` 1 and 9 give files that differ in bytes and agree in content. */
export function gzipped(bytes: Uint8Array, level: 1 | 9 = 9): Uint8Array {
  return gzipSync(bytes, { level, mtime: 0 });
}
