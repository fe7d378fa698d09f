import { decodeBase64 } from "./decode-base64.js";
import { testIndices, trainIndices } from "./mnist-sample-data.js";

/** Positions in the two halves of MNIST. */
export interface SampleIndices {
  /** Positions in MNIST's training half, ascending integers in [0, 60000), shape [2000]. */
  readonly train: Uint16Array;
  /** Positions in MNIST's test half, ascending integers in [0, 10000), shape [500]. */
  readonly test: Uint16Array;
}

/**
 * Which images of MNIST those of `loadMnistSample` are: image `i` of its halves is image `train[i]` or `test[i]` of MNIST's.
 *
 * They were drawn once, without regard to what is on them: of `shuffle(1)` of each half the first 200 or 50 of each class.
 *
 * @example
 * const { train } = await loadMnist();
 * const sample = train.subset(mnistSampleIndices().train); // the images of loadMnistSample().train
 * sample.length; // 2000
 */
export function mnistSampleIndices(): SampleIndices {
  return { train: decodeUint16(trainIndices), test: decodeUint16(testIndices) };
}

/** Two bytes to a number, the lower first, on every machine. */
function decodeUint16(text: string): Uint16Array {
  const bytes = decodeBase64(text);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i]! + 256 * bytes[2 * i + 1]!);
}
