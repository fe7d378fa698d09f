import type { ImageSize } from "./check-image.js";

/** One image together with its measures, as {@link imageGrid} makes it: `toPng(image, size)` draws it. */
export interface Picture {
  /** Pixels in [0, 255], shape [height, width, channels]. */
  readonly image: Uint8Array;
  /** Its measures, as `toTerminal`, `toPng`, `toDataUrl` and `toImageData` take them. */
  readonly size: Required<ImageSize>;
}
