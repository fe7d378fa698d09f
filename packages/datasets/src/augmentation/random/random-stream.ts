/** Random numbers for one sample: the same sequence for the same seed, epoch and index, in every engine. */
export interface RandomStream {
  /** An integer in [0, 2³²). */
  integer(): number;
  /** A number in [low, high). */
  uniform(low: number, high: number): number;
  /**
   * About a standard normal number: eight bytes' sum, centred and scaled (Irwin and Hall's approximation). Its mean is 0,
   * its variance 1, and it stays within ±4.9.
   */
  normal(): number;
}

/** A {@link RandomStream} that can be set to the start of any sample's sequence. */
export interface SeekableStream extends RandomStream {
  /** Goes to the start of the numbers of sample `index` in epoch `epoch`. */
  seek(epoch: number, index: number): void;
}

/** 1 / the standard deviation of the sum of eight bytes; √ is exactly rounded in every engine. */
const BYTE_SUM_SCALE = 1 / Math.sqrt((8 * (256 * 256 - 1)) / 12);

const LANES = 0x00ff00ff;

/**
 * Chris Doty-Humphrey's generator sfc32 (PractRand), whose 128 bits of state are set from seed, epoch and index and mixed by
 * 15 rounds before the first draw: neighbouring samples, epochs and seeds draw numbers that have nothing in common.
 *
 * @param seed - A safe integer, all of whose bits count.
 */
export function randomStream(seed: number): SeekableStream {
  const low = seed | 0;
  const high = Math.floor(seed / 2 ** 32) | 0;
  const state = new Int32Array(4); // a, b, c and the counter: a typed array keeps them unboxed
  const integer = () => {
    const a = state[0]!;
    const b = state[1]!;
    const c = state[2]!;
    const counter = state[3]!;
    const sum = (a + b + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum >>> 0;
  };
  return {
    integer,
    uniform: (from, to) => from + (to - from) * (integer() / 2 ** 32),
    normal() {
      const one = integer();
      const other = integer();
      // Two lanes of 16 bits add two bytes each, of either word.
      const lanes = (one & LANES) + ((one >>> 8) & LANES) + (other & LANES) + ((other >>> 8) & LANES);
      return ((lanes & 0xffff) + (lanes >>> 16) - 1020) * BYTE_SUM_SCALE;
    },
    seek(epoch, index) {
      state[0] = index;
      state[1] = epoch;
      state[2] = low;
      state[3] = high ^ 1;
      for (let round = 0; round < 15; round++) integer();
    },
  };
}
