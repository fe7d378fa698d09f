import { loadIdxSet, type PublishedSet } from "../loading/load-idx-set.js";
import type { LoadOptions } from "../loading/load-options.js";
import { fashionMnist } from "./fashion-mnist.js";

/**
 * Loads Fashion-MNIST: 60,000 + 10,000 articles of clothing, 28 × 28 pixels, one channel, 0 = background.
 *
 * Tried in order: the cache, Debian's package `dataset-fashion-mnist` where it is installed, mirrors (31 MB to download).
 * Each file is used only if its SHA-256 is that of the original. The pixels stay bytes: 55 MB of memory.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a file was nowhere to be had, `CHECKSUM_MISMATCH` if every place that had it,
 * had it damaged or replaced: the message lists each place and why, `cause` is an `AggregateError` of the single errors.
 * `UNSUPPORTED_RUNTIME` without WebCrypto. Rejects with `signal.reason` when aborted.
 * @see Han Xiao, Kashif Rasul and Roland Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning
 * Algorithms, arXiv:1708.07747 (MIT licence).
 * @example
 * const { train } = await loadFashionMnist();
 * train.length; // 60000
 * train.classNames[train.at(0).label]; // "Ankle boot"
 */
export function loadFashionMnist(options: LoadOptions = {}): Promise<PublishedSet> {
  return loadIdxSet(fashionMnist, options);
}
