import { type Batches, type BatchOptions, batchesOf } from "./batches.js";
import { checkInteger } from "./check-integer.js";
import { type ChannelStatistics, channelStatistics } from "./counting/channel-statistics.js";
import type { DatasetInit, ImageShape } from "./dataset-init.js";
import type { Fold } from "./fold.js";
import { type BalanceOptions, balanceOrder } from "./order/balance-order.js";
import { countLabels } from "./order/count-labels.js";
import { filterOrder } from "./order/filter-order.js";
import { foldNumbers, type KFoldOptions } from "./order/fold-numbers.js";
import { foldOrders } from "./order/fold-orders.js";
import { permutation } from "./order/permutation.js";
import { positionOf } from "./order/position-of.js";
import { isDrawnSplit, type SplitOptions, sizeOfRest, splitOrder } from "./order/split-order.js";
import { subsetOrder } from "./order/subset-order.js";
import { relabelTable } from "./relabel-table.js";
import { Rows } from "./rows.js";
import type { Sample } from "./sample.js";

/**
 * Labelled images of one shape, as bytes.
 *
 * Immutable: `slice`, `shuffle`, `split` and the like return new data sets that share the pixels of this one. A contiguous
 * piece is a window on them, any other a list of row numbers, so 60,000 images stay 47 MB however often they are cut and
 * mixed. The examples of the methods go on with this `dataset`.
 *
 * @example
 * const dataset = new Dataset({
 *   images: Uint8Array.of(0, 50, 100, 150, 200, 250),
 *   labels: Uint8Array.of(0, 1, 0),
 *   shape: [1, 2, 1],
 *   classNames: ["cat", "dog"],
 * });
 * dataset.at(1); // { image: Uint8Array [100, 150], label: 1 }
 * const [training, validation] = dataset.split(0.34);
 * training.length; // 1
 * validation.labels; // Uint8Array [1, 0]
 */
export class Dataset {
  readonly #rows: Rows;
  #images: Uint8Array | undefined;
  #labels: Uint8Array | undefined;

  /**
   * @throws {DatasetError} `SHAPE_MISMATCH` if `shape` is not three integers ≥ 1, `LENGTH_MISMATCH` if there are not
   * height · width · channels pixels per label, `LABEL_OUT_OF_RANGE` if a label has no class name,
   * `INDEX_OUT_OF_RANGE` if `order` names a row that is not there.
   */
  constructor(init: DatasetInit) {
    this.#rows = init instanceof Rows ? init : Rows.checked(init);
  }

  /** Number of samples. */
  get length(): number {
    return this.#rows.length;
  }

  /** Shape of one image: [height, width, channels]. */
  get shape(): ImageShape {
    return this.#rows.shape;
  }

  /** Names of the classes 0, 1, 2, … */
  get classNames(): readonly string[] {
    return this.#rows.classNames;
  }

  /**
   * All pixels in [0, 255] in this data set's sequence, shape [length, height, width, channels].
   *
   * Read, do not write. Shares memory when the samples lie side by side; after `shuffle` or a drawn `split` the first
   * access copies them once.
   */
  get images(): Uint8Array {
    this.#images ??= this.#rows.gatherImages();
    return this.#images;
  }

  /** All class indices in this data set's sequence, shape [length]. Read, do not write. */
  get labels(): Uint8Array {
    this.#labels ??= this.#rows.gatherLabels();
    return this.#labels;
  }

  /**
   * The sample at `index`; a negative index counts from the end, as in `Array.prototype.at`.
   *
   * @param index - An integer in [−length, length).
   * @throws {DatasetError} `INDEX_OUT_OF_RANGE` for any other number.
   */
  at(index: number): Sample {
    const position = positionOf(index, this.length);
    return { image: this.#rows.image(position), label: this.#rows.label(position) };
  }

  /**
   * The samples from `start` up to but without `end`, as `Array.prototype.slice` takes them (negative numbers count from
   * the end, numbers beyond it are cut off).
   */
  slice(start?: number, end?: number): Dataset {
    return new Dataset(this.#rows.slice(start, end));
  }

  /**
   * The first `n` samples, or all if there are fewer; shares their memory.
   *
   * @param n - An integer ≥ 0.
   * @throws {DatasetError} `INVALID_ARGUMENT` for any other number.
   * @example
   * dataset.take(2).labels; // Uint8Array [0, 1]
   */
  take(n: number): Dataset {
    checkInteger(n, 0, "number of samples to take");
    return this.slice(0, n);
  }

  /**
   * The samples after the first `n`, none if there are no more; shares their memory.
   *
   * @param n - An integer ≥ 0.
   * @throws {DatasetError} `INVALID_ARGUMENT` for any other number.
   * @example
   * dataset.skip(2).labels; // Uint8Array [0]
   */
  skip(n: number): Dataset {
    checkInteger(n, 0, "number of samples to skip");
    return this.slice(n);
  }

  /**
   * The samples that `predicate` accepts, in their sequence.
   *
   * @param predicate - Called at once, with each sample and its index in this data set.
   * @example
   * dataset.filter(({ label }) => label === 0).images; // Uint8Array [0, 50, 200, 250]
   */
  filter(predicate: (sample: Sample, index: number) => boolean): Dataset {
    return this.#pick(filterOrder(this, predicate));
  }

  /**
   * The samples at `indices`, in the sequence of the indices; a sample may come twice.
   *
   * @param indices - Integers in [0, length), shape [n]; copied.
   * @throws {DatasetError} `INDEX_OUT_OF_RANGE` for any other number.
   * @example
   * dataset.subset([1, 0, 0]).labels; // Uint8Array [1, 0, 0]
   */
  subset(indices: ArrayLike<number>): Dataset {
    return this.#pick(subsetOrder(indices, this.length));
  }

  /**
   * The samples of this data set, then those of the others. Copies labels at once and pixels once, when the first is read.
   *
   * @param others - Data sets with images of the same shape and the same class names.
   * @throws {DatasetError} `SHAPE_MISMATCH` or `CLASS_MISMATCH` if one is of another kind.
   * @example
   * dataset.concat(dataset.skip(1), dataset.take(1)).labels; // Uint8Array [0, 1, 0, 1, 0, 0]
   */
  concat(...others: readonly Dataset[]): Dataset {
    return new Dataset(Rows.joined(this.#rows, ...others.map(Dataset.#rowsOf)));
  }

  /**
   * The same images with other classes.
   *
   * @param map - Gives the new class index of an old one, in [0, classNames.length); called once per class that occurs.
   * @param classNames - Names of the new classes.
   * @throws {DatasetError} `LABEL_OUT_OF_RANGE` if `map` gives anything else.
   * @example
   * dataset.mapLabels((label) => 1 - label, ["dog", "cat"]).labels; // Uint8Array [1, 0, 1]
   */
  mapLabels(map: (label: number) => number, classNames: readonly string[]): Dataset {
    return new Dataset(this.#rows.relabelled(relabelTable(this.labels, map, classNames.length), classNames));
  }

  /**
   * The same samples in a random sequence, the same one for the same seed in every runtime.
   *
   * @param seed - An integer, of which the low 32 bits count.
   * @throws {DatasetError} `INVALID_ARGUMENT` if `seed` is not an integer.
   */
  shuffle(seed: number): Dataset {
    return this.#pick(permutation(this.length, seed));
  }

  /**
   * Two data sets that together have each sample once: the rest, and the part that was split off.
   *
   * The rest has floor(length · (1 − fraction)) samples, computed as Keras and TensorFlow.js compute it: 60,000 at 0.2
   * makes 48,000 and 12,000.
   *
   * @param fraction - Share of the second part, in [0, 1).
   * @throws {DatasetError} `INVALID_ARGUMENT` if `fraction`, `from` or `seed` is out of range.
   */
  split(fraction: number, options: SplitOptions = {}): [rest: Dataset, part: Dataset] {
    const restSize = sizeOfRest(this.length, fraction);
    if (!isDrawnSplit(options)) return [this.slice(0, restSize), this.slice(restSize)];
    const [rest, part] = splitOrder(this.labels, this.length - restSize, options);
    return [this.#pick(rest), this.#pick(part)];
  }

  /**
   * The `k` folds of a cross-validation: each sample is in the validation part of one fold and in the training part of all
   * others.
   *
   * The folds' sizes are those of scikit-learn's `KFold` and `StratifiedKFold`, and without a seed so are their samples.
   *
   * @param k - Number of folds, an integer in [2, length].
   * @throws {DatasetError} `INVALID_ARGUMENT` if `k` is out of range, or larger than every class of stratified folds, or if
   * `seed` is not an integer.
   * @example
   * const [first] = dataset.kFold(3);
   * first.train.labels; // Uint8Array [1, 0]
   * first.validation.labels; // Uint8Array [0]
   */
  kFold(k: number, options: KFoldOptions = {}): Fold[] {
    const parts = foldOrders(foldNumbers(this.labels, k, options), k);
    return parts.map(({ train, validation }) => ({ train: this.#pick(train), validation: this.#pick(validation) }));
  }

  /**
   * Samples of this data set, in their sequence, such that all classes that occur are equally large.
   *
   * Oversampling puts repeated samples side by side: shuffle before training, and split off what validates before
   * balancing, so that no sample is on both sides.
   *
   * @throws {DatasetError} `INVALID_ARGUMENT` if `strategy` is none of the two or `seed` is not an integer.
   * @example
   * dataset.balance({ strategy: "oversample", seed: 1 }).labels; // Uint8Array [0, 1, 1, 0]
   */
  balance(options: BalanceOptions): Dataset {
    return this.#pick(balanceOrder(this.labels, options));
  }

  /**
   * Number of samples of each class, 0 for classes that do not occur; shape [classNames.length].
   *
   * @example
   * dataset.classCounts(); // [2, 1]
   */
  classCounts(): number[] {
    const counts = countLabels(this.labels);
    return this.classNames.map((_, label) => counts.get(label) ?? 0);
  }

  /**
   * Mean and standard deviation of each channel, of pixels divided by 255; `NaN` without samples.
   *
   * Reads every pixel at each call, and copies none. Sums are exact, so the sequence of the samples does not matter. The
   * standard deviation is that of the whole population, as `numpy.std`.
   *
   * @example
   * dataset.statistics(); // { mean: [0.4902], standardDeviation: [0.3349] }, rounded
   */
  statistics(): ChannelStatistics {
    return channelStatistics(this);
  }

  /**
   * The samples in batches, made one at a time; the last may be smaller. `for await` gathers the next ones ahead.
   *
   * @param size - Samples per batch, an integer ≥ 1.
   * @throws {DatasetError} `INVALID_ARGUMENT` if `size` is not an integer ≥ 1, `prefetch` not an integer ≥ 0, or `seed` not an
   * integer.
   * @example
   * Array.from(dataset.batches(2), ({ size }) => size); // [2, 1]
   * Array.from(dataset.batches(2, { seed: 7, dropRemainder: true }), ({ size }) => size); // [2]
   */
  batches(size: number, options: BatchOptions = {}): Batches {
    return batchesOf(this, size, options);
  }

  /** Each sample once, in sequence. */
  *[Symbol.iterator](): IterableIterator<Sample> {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }

  #pick(positions: Uint32Array): Dataset {
    return new Dataset(this.#rows.pick(positions));
  }

  /** A data set of another installed copy of this package has rows of that copy's class: ours are made anew. */
  static #rowsOf(dataset: Dataset): Rows {
    return #rows in dataset ? dataset.#rows : Rows.checked(dataset);
  }
}
