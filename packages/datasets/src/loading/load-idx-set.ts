import { defaultCache } from "../caches/default-cache.js";
import { forgivingCache } from "../caches/forgiving-cache.js";
import type { Dataset } from "../dataset.js";
import { datasetFromIdx } from "../idx/from-idx.js";
import type { CanonicalFile } from "./canonical-file.js";
import { defaultSources } from "./default-sources.js";
import type { IdxSet } from "./idx-set.js";
import { loadFile } from "./load-file.js";
import type { LoadOptions } from "./load-options.js";

/** The two halves of a data set. */
export interface TrainTest {
  /** For training and validation. */
  readonly train: Dataset;
  /** For the final measurement only. */
  readonly test: Dataset;
}

/** Loads the four files one after the other, each verified, and makes the two data sets of them. */
export async function loadIdxSet(set: IdxSet, options: LoadOptions = {}): Promise<TrainTest> {
  const { sources = defaultSources(set), cache = defaultCache() } = options;
  const resolved = { ...options, sources, cache: forgivingCache(cache, options.onWarning) };
  const load = (file: CanonicalFile) => loadFile(file, `${set.name}/${file.name}`, resolved);
  const { trainImages, trainLabels, testImages, testLabels } = set.files;
  const { classNames } = set.card;
  return {
    train: datasetFromIdx(await load(trainImages), await load(trainLabels), classNames),
    test: datasetFromIdx(await load(testImages), await load(testLabels), classNames),
  };
}
