import { Dataset } from "../dataset.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import { mnistCard } from "../mnist/mnist-card.js";
import { BitReader } from "./bit-reader.js";
import { codePixels } from "./code-pixels.js";
import { decodeBase64 } from "./decode-base64.js";
import { testLabels, trainLabels, pixels as writtenPixels } from "./mnist-sample-data.js";

/**
 * 2,000 + 500 digits of MNIST that travel inside this module: 200 and 50 of each class, 28 × 28 pixels, one channel, 0 =
 * background, 255 = ink. No file and no network is asked, in any runtime.
 *
 * Byte for byte images of MNIST, in MNIST's sequence, drawn at random from its training and its test half; which ones is
 * told by {@link mnistSampleIndices}. For lessons, demonstrations and tests: accuracies that are to be compared with others'
 * need {@link loadMnist} and all 10,000 test images.
 *
 * Unpacks 2 MB anew at each call, in less than a tenth of a second: keep what it returns.
 *
 * @see Yann LeCun, Corinna Cortes and Christopher J. C. Burges, The MNIST database of handwritten digits (CC BY-SA 3.0).
 * @example
 * const { train, test } = loadMnistSample();
 * train.length; // 2000
 * test.length; // 500
 * train.shape; // [28, 28, 1]
 * test.classCounts(); // [50, 50, 50, 50, 50, 50, 50, 50, 50, 50]
 */
export function loadMnistSample(): TrainTest {
  const { shape, classNames } = mnistCard;
  const [height, width] = shape;
  const labels = Uint8Array.from(trainLabels + testLabels, Number);
  const images = new Uint8Array(labels.length * height * width);
  codePixels(images, { width, height }, new BitReader(decodeBase64(writtenPixels)));
  const all = new Dataset({ images, labels, shape, classNames });
  return { train: all.slice(0, trainLabels.length), test: all.slice(trainLabels.length) };
}
