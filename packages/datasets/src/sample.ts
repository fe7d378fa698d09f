/** One labelled image. */
export interface Sample {
  /** Pixels in [0, 255], shape [height, width, channels]. Shares the data set's memory: read, do not write. */
  readonly image: Uint8Array;
  /** Class index. */
  readonly label: number;
}
