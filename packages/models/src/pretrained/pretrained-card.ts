/** What to know of an embedded network before trusting it: its model card. All of it was computed, nothing typed by hand. */
export interface PretrainedCard {
  readonly name: string;
  readonly description: string;
  /** What it is good for, and what not. */
  readonly use: string;
  /** Height, width and channels of an image. */
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  readonly parameters: number;
  readonly training: {
    /** Repeats the run, in the repository. */
    readonly command: string;
    /** The last commit of packages/backend, whose kernels decide the last bits: with it the weights are the same, too. */
    readonly backendCommit: string;
    readonly seed: number;
    readonly epochs: number;
    readonly batchSize: number;
    readonly validationSplit: number;
    /** SHA-256 of the weights that it ended with, as `weightsSha256` gives it; those embedded are rounded to float16. */
    readonly weightsSha256: string;
    /** Share of the test images that it read right before the rounding. */
    readonly testAccuracy: number;
  };
  readonly data: {
    readonly name: string;
    readonly licence: string;
    /** SHA-256 of the IDX files, unpacked, that it was trained and tested on. */
    readonly sha256: {
      readonly trainImages: string;
      readonly trainLabels: string;
      readonly testImages: string;
      readonly testLabels: string;
    };
  };
  readonly weights: {
    /** How they are embedded. */
    readonly dtype: "float16";
    /** SHA-256 of the loaded model's weights, as `weightsSha256` gives it. */
    readonly sha256: string;
    /** Length of the embedded file, of which JavaScript carries four characters for every three. */
    readonly bytes: number;
  };
  /** What the embedded network, as `loadPretrained` gives it, does on images that it was not trained on. */
  readonly test: {
    readonly images: number;
    readonly loss: number;
    /** Share of the images that it reads right. */
    readonly accuracy: number;
    /** Where the accuracy on any images of this kind lies with 95 % confidence (Wilson's score interval). */
    readonly accuracyInterval: readonly [low: number, high: number];
    /** Row: the true class; column: what was read. */
    readonly confusionMatrix: readonly (readonly number[])[];
  };
}
