import type { DatasetCard } from "@mnistlab/datasets";

/** One file in {@link Manifest}. */
export interface ManifestFile {
  /** The name that MNIST's authors gave it, without `.gz`. */
  readonly name: string;
  /** Where it is in the package. */
  readonly path: string;
  /** Length of the content, unpacked. */
  readonly bytes: number;
  /** SHA-256 of the content, unpacked: that of the original. */
  readonly sha256: string;
  /** The gzip file in this package. */
  readonly gzip: { readonly bytes: number; readonly sha256: string };
}

/** What manifest.json says: MNIST's card, its authors and its files. */
export interface Manifest extends DatasetCard {
  readonly authors: readonly string[];
  readonly files: Readonly<Record<"trainImages" | "trainLabels" | "testImages" | "testLabels", ManifestFile>>;
}
