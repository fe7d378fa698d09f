import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { CanonicalFile } from "../loading/canonical-file.js";
import type { DatasetCard } from "../loading/dataset-card.js";
import type { IdxSet } from "../loading/idx-set.js";
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
export function tinyIdxSet(): TinyIdxSet {
  const trainPixels = Uint8Array.from({ length: 24 }, (_, i) => i);
  const testPixels = Uint8Array.from({ length: 12 }, (_, i) => 100 + i);
  const plain = {
    "train-images": idxBytes([4, 2, 3], trainPixels),
    "train-labels": idxBytes([4], [0, 1, 1, 0]),
    "test-images": idxBytes([2, 2, 3], testPixels),
    "test-labels": idxBytes([2], [1, 0]),
  };
  const gzip = Object.fromEntries(Object.entries(plain).map(([name, bytes]) => [`${name}.gz`, gzipped(bytes)]));
  const file = (name: keyof typeof plain): CanonicalFile => ({
    name,
    bytes: plain[name].length,
    sha256: hash(plain[name]),
    gzip: { bytes: gzip[`${name}.gz`]!.length, sha256: hash(gzip[`${name}.gz`]!) },
  });
  const files = {
    trainImages: file("train-images"),
    trainLabels: file("train-labels"),
    testImages: file("test-images"),
    testLabels: file("test-labels"),
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

/** A gzip file as a plain `Uint8Array`; `level` 1 … 9 gives files that differ in bytes and agree in content. */
export function gzipped(bytes: Uint8Array, level = 9): Uint8Array {
  return new Uint8Array(gzipSync(bytes, { level }));
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
