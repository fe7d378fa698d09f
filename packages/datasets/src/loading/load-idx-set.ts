import { defaultCache } from "../caches/default-cache.js";
import { forgivingCache } from "../caches/forgiving-cache.js";
import type { Dataset } from "../dataset.js";
import { datasetFromIdx } from "../idx/from-idx.js";
import type { CanonicalFile } from "./canonical-file.js";
import type { DatasetCard } from "./dataset-card.js";
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

/** The two halves of a published data set, and what to know of it. */
export interface PublishedSet extends TrainTest {
  /** Source, licence, citation, classes and how many images each has; `describe` makes it text. */
  readonly card: DatasetCard;
}

/** Loads the four files one after the other, each verified, and makes the two data sets of them. */
export async function loadIdxSet(set: IdxSet, options: LoadOptions = {}): Promise<PublishedSet> {
  const { sources = defaultSources(set), cache = defaultCache() } = options;
  const resolved = { ...options, sources, cache: forgivingCache(cache, options.onWarning) };
  const load = (file: CanonicalFile) => loadFile(file, `${set.name}/${file.name}`, resolved);
  const { card, files, toDataset = datasetFromIdx } = set;
  const half = async (images: CanonicalFile, labels: CanonicalFile) =>
    toDataset(await load(images), await load(labels), card.classNames);
  return {
    train: await half(files.trainImages, files.trainLabels),
    test: await half(files.testImages, files.testLabels),
    card,
  };
}
