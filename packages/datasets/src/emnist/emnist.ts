import type { Dataset } from "../dataset.js";
import { datasetFromIdx } from "../idx/from-idx.js";
import { defaultSources } from "../loading/default-sources.js";
import type { IdxSet } from "../loading/idx-set.js";
import { hasNodeBuiltins } from "../loading/node-builtin.js";
import type { FileSource } from "../sources/file-source.js";
import { httpZip } from "../sources/http-zip.js";
import { transposeImages } from "../transpose-images.js";
import { emnistCards } from "./emnist-cards.js";
import { emnistFiles } from "./emnist-files.js";
import type { EmnistSplit } from "./emnist-split.js";

/** One split of EMNIST: its card, its files, how they are read and where copies of the single files lie. */
export function emnist(split: EmnistSplit): IdxSet {
  const firstLabel = split === "letters" ? 1 : 0;
  return {
    name: "emnist",
    card: emnistCards[split],
    files: emnistFiles[split],
    toDataset: (images, labels, classNames) => upright(images, labels, classNames, firstLabel),
    installed: {},
    mirrors: {
      forServers: [],
      forPages: [
        "https://huggingface.co/datasets/Heliosoph/EMNIST/resolve/main/{file}.gz",
        "https://media.githubusercontent.com/media/aurelienduarte/emnist/master/gzip/{file}.gz",
      ],
    },
  };
}

/**
 * Where a split is looked for by default: NIST's archive, then copies of the single files; in browsers only these, for want of
 * knowing that NIST's server lets pages of other origins ask for parts of a file.
 */
export function emnistSources(set: IdxSet): readonly FileSource[] {
  const archives = ["https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip"];
  return [...(hasNodeBuiltins() ? [httpZip({ archives })] : []), ...defaultSources(set)];
}

/** The files hold their images column by column, and those of `letters` count the classes from 1. */
function upright(images: Uint8Array, labels: Uint8Array, classNames: readonly string[], firstLabel: number): Dataset {
  const unused = new Array<string>(firstLabel).fill("");
  const dataset = transposeImages(datasetFromIdx(images, labels, [...unused, ...classNames]));
  return firstLabel === 0 ? dataset : dataset.mapLabels((label) => label - firstLabel, classNames);
}
