import { loadIdxSet, type PublishedSet } from "../loading/load-idx-set.js";
import type { LoadOptions } from "../loading/load-options.js";
import { kmnist } from "./kmnist.js";

/**
 * Loads Kuzushiji-MNIST: 60,000 + 10,000 cursive hiragana, 28 × 28 pixels, one channel, 0 = background, 255 = ink.
 *
 * Tried in order: the cache, CODH's server (21 MB to download). Each file is used only if it is the original gzip file, by its
 * SHA-256; copies that others unpacked or packed anew are not taken. The pixels stay bytes: 55 MB of memory.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a file was nowhere to be had, `CHECKSUM_MISMATCH` if every place that had it,
 * had it damaged or replaced: the message lists each place and why, `cause` is an `AggregateError` of the single errors.
 * `UNSUPPORTED_RUNTIME` without WebCrypto. Rejects with `signal.reason` when aborted.
 * @see Tarin Clanuwat et al., Deep Learning for Classical Japanese Literature, arXiv:1812.01718. "KMNIST Dataset" (created by
 * CODH), adapted from "Kuzushiji Dataset" (created by NIJL and others), doi:10.20676/00000341 (CC BY-SA 4.0).
 * @example
 * const { train } = await loadKmnist({ sources: [directory("kmnist")] }); // the four gzip files
 * train.classNames; // ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]
 */
export function loadKmnist(options: LoadOptions = {}): Promise<PublishedSet> {
  return loadIdxSet(kmnist, options);
}
