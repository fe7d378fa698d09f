import type { Dataset } from "../dataset.js";

/** Mean and spread of the pixels of a data set, of each channel. */
export interface ChannelStatistics {
  /** Mean of the pixels in [0, 1], shape [channels]. */
  readonly mean: readonly number[];
  /** Standard deviation of the pixels in [0, 1], of the whole population, as `numpy.std`; shape [channels]. */
  readonly standardDeviation: readonly number[];
}

/**
 * Mean and standard deviation of each channel, of pixels divided by 255; `NaN` without samples.
 *
 * Bytes and their squares are summed as integers, and n · Σx² − (Σx)² is formed of integers too, so nothing is rounded
 * before the last steps: the sequence of the samples does not matter, and every runtime gives the same bits.
 */
export function channelStatistics(dataset: Dataset): ChannelStatistics {
  const [height, width, channels] = dataset.shape;
  const count = dataset.length * height * width;
  const moments = Array.from({ length: channels }, () => ({ sum: 0, squares: 0 }));
  for (const { image } of dataset) {
    for (const [channel, moment] of moments.entries()) add(moment, image, channel, channels);
  }
  return {
    mean: moments.map(({ sum }) => sum / (count * 255)),
    standardDeviation: moments.map(({ sum, squares }) => Math.sqrt(spread(count, sum, squares)) / (count * 255)),
  };
}

/** Sums of integers: exact below 2^53, which is more than 10^11 pixels. */
interface Moments {
  sum: number;
  squares: number;
}

function add(moments: Moments, image: Uint8Array, channel: number, channels: number): void {
  let sum = 0;
  let squares = 0;
  for (let i = channel; i < image.length; i += channels) {
    const pixel = image[i]!;
    sum += pixel;
    squares += pixel * pixel;
  }
  moments.sum += sum;
  moments.squares += squares;
}

/** n · Σx² − (Σx)², the variance times n²: too large for exact doubles, and a small difference of large numbers. */
function spread(count: number, sum: number, squares: number): number {
  return Number(BigInt(count) * BigInt(squares) - BigInt(sum) ** 2n);
}
