import { DatasetError } from "../dataset-error.js";
import { loadIdxSet, type PublishedSet } from "../loading/load-idx-set.js";
import type { LoadOptions } from "../loading/load-options.js";
import { emnist, emnistSources } from "./emnist.js";
import { emnistCards } from "./emnist-cards.js";
import type { EmnistSplit } from "./emnist-split.js";

/** Which part of EMNIST, and how to get its files. */
export interface EmnistOptions extends LoadOptions {
  /** The part. */
  readonly split: EmnistSplit;
}

/**
 * Loads a split of EMNIST: handwritten digits and letters, 28 × 28 pixels, one channel, 0 = background, 255 = ink.
 *
 * The images are upright, unlike in the files, and the labels of all splits count from 0. Tried in order: the cache; the four
 * files of the split in NIST's archive, whose other files are not downloaded; copies of the single files elsewhere, in browsers
 * only these. Each file is used only if it is the original gzip file, by its SHA-256.
 *
 * | split | classes | images | download |
 * |---|---|---|---|
 * | `byclass`, `bymerge` | 62, 47 | 697,932 + 116,323 | 203 MB |
 * | `balanced` | 47 | 112,800 + 18,800 | 33 MB |
 * | `letters` | 26 | 124,800 + 20,800 | 36 MB |
 * | `digits` | 10 | 240,000 + 40,000 | 70 MB |
 * | `mnist` | 10 | 60,000 + 10,000 | 17 MB |
 *
 * The pixels stay bytes, 784 for each image: 638 MB for `byclass`, and for a moment while it loads more than twice that.
 *
 * An archive that you have already is read by `sources: [zip(await openAsBlob("gzip.zip"))]`, a folder of its gzip files by
 * `sources: [directory("gzip")]`. Files that were unpacked or packed anew cannot be verified: read them by `fromIdx` and
 * `transposeImages`.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if there is no such split. `SOURCE_UNAVAILABLE` if a file was nowhere to be had,
 * `CHECKSUM_MISMATCH` if every place that had it, had it damaged or replaced: the message lists each place and why, `cause` is
 * an `AggregateError` of the single errors. `UNSUPPORTED_RUNTIME` without WebCrypto. Rejects with `signal.reason` when aborted.
 * @see Gregory Cohen, Saeed Afshar, Jonathan Tapson and André van Schaik, EMNIST: an extension of MNIST to handwritten letters,
 * arXiv:1702.05373.
 * @example
 * const { train, card } = await loadEmnist({ split: "letters" });
 * train.length; // 124800
 * card.classNames[train.at(0).label]; // "W"
 */
export async function loadEmnist(options: EmnistOptions): Promise<PublishedSet> {
  const { split } = options;
  if (!Object.hasOwn(emnistCards, split)) {
    const known = Object.keys(emnistCards).join(", ");
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected a split of EMNIST (${known}), found ${String(split)}.`,
    );
  }
  const set = emnist(split);
  return loadIdxSet(set, { ...options, sources: options.sources ?? emnistSources(set) });
}
