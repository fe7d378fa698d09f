import { defaultCache } from "../caches/default-cache.js";
import { forgivingCache } from "../caches/forgiving-cache.js";
import { defaultSources } from "../loading/default-sources.js";
import { loadFile } from "../loading/load-file.js";
import type { LoadOptions } from "../loading/load-options.js";
import { qmnistFiles } from "./qmnist-files.js";
import { type QmnistLabels, qmnistLabels } from "./qmnist-labels.js";

/**
 * Loads who wrote each image of MNIST, and more: QMNIST's extended labels, in the order of `loadMnist`'s `train` and `test`.
 *
 * MNIST's test images are by other people (297) than its training images (539): with this, validation can be, too. Tried in order: the cache,
 * the authors' repository (1 MB to download). Each file is used only if its SHA-256 is that of the original.
 *
 * @returns For `train` 60,000 entries; for `test` the 10,000 of MNIST's test images, without the 50,000 images that MNIST lost.
 * @throws {DatasetError} As `loadMnist`. Rejects with `signal.reason` when aborted.
 * @see Chhavi Yadav and Léon Bottou, Cold Case: The Lost MNIST Digits, NeurIPS 2019, arXiv:1905.10498 (BSD licence).
 * @example
 * const { train } = await loadMnist();
 * const { writers } = (await loadQmnistLabels()).train;
 * const rows = Array.from(writers.keys());
 * const training = train.subset(rows.filter((row) => writers[row]! % 5 !== 0));
 * const validation = train.subset(rows.filter((row) => writers[row]! % 5 === 0)); // by other people
 */
export async function loadQmnistLabels(
  options: LoadOptions = {},
): Promise<{ readonly train: QmnistLabels; readonly test: QmnistLabels }> {
  const forPages = ["https://raw.githubusercontent.com/facebookresearch/qmnist/main/{file}.gz"];
  const { sources = defaultSources({ installed: {}, mirrors: { forServers: [], forPages } }), cache = defaultCache() } =
    options;
  const resolved = { ...options, sources, cache: forgivingCache(cache, options.onWarning) };
  const half = async (name: "train" | "test", rows: number) =>
    qmnistLabels(await loadFile(qmnistFiles[name], `qmnist/${qmnistFiles[name].name}`, resolved), rows);
  return { train: await half("train", 60_000), test: await half("test", 10_000) };
}
