/** Shape of one image: [height, width, channels], e.g. [28, 28, 1]. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** What a {@link Dataset} is made of. The arrays are kept, not copied: do not write to them afterwards. */
export interface DatasetInit {
  /** Pixels in [0, 255], shape [rows, height, width, channels]. */
  readonly images: Uint8Array;
  /** Class indices, shape [rows]. */
  readonly labels: Uint8Array;
  /** Shape of one image. */
  readonly shape: ImageShape;
  /** Names of the classes 0, 1, 2, … */
  readonly classNames: readonly string[];
  /**
   * Which rows make up the data set, in which sequence; a row may come twice or not at all, shape [length].
   * @default every row, as stored
   */
  readonly order?: Uint32Array;
}
