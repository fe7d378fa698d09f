import { defaultCache } from "../caches/default-cache.js";
import { forgivingCache } from "../caches/forgiving-cache.js";
import type { Dataset } from "../dataset.js";
import { datasetFromIdx } from "../idx/from-idx.js";
import type { FileSource } from "../sources/file-source.js";
import type { CanonicalFile } from "./canonical-file.js";
import { loadFile } from "./load-file.js";
import type { LoadOptions } from "./load-options.js";

/** A data set of MNIST's make: two IDX files to train with and two to test with. */
export interface IdxSet {
  /** Its folder in the cache. */
  readonly name: string;
  readonly classNames: readonly string[];
  readonly files: Readonly<Record<"trainImages" | "trainLabels" | "testImages" | "testLabels", CanonicalFile>>;
  /** Where it is looked for when the caller names no source. */
  readonly defaultSources: () => readonly FileSource[];
}

/** The two halves of a data set. */
export interface TrainTest {
  /** For training and validation. */
  readonly train: Dataset;
  /** For the final measurement only. */
  readonly test: Dataset;
}

/** Loads the four files one after the other, each verified, and makes the two data sets of them. */
export async function loadIdxSet(set: IdxSet, options: LoadOptions = {}): Promise<TrainTest> {
  const { sources = set.defaultSources(), cache = defaultCache() } = options;
  const resolved = { ...options, sources, cache: forgivingCache(cache, options.onWarning) };
  const load = (file: CanonicalFile) => loadFile(file, `${set.name}/${file.name}`, resolved);
  const { trainImages, trainLabels, testImages, testLabels } = set.files;
  return {
    train: datasetFromIdx(await load(trainImages), await load(trainLabels), set.classNames),
    test: datasetFromIdx(await load(testImages), await load(testLabels), set.classNames),
  };
}
