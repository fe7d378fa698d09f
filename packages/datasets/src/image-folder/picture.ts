/** A decoded image. */
export interface Picture {
  readonly height: number;
  readonly width: number;
  /** 1 = grey, 3 = red, green, blue. */
  readonly channels: 1 | 3;
  /** Pixels in [0, 255], shape [height, width, channels]. */
  readonly data: Uint8Array;
}
