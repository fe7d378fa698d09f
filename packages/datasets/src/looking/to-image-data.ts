import { checkImage, type ImageSize } from "./check-image.js";

/** What `ImageData` of a browser holds: what a canvas' `putImageData` draws. */
export interface ImageDataLike {
  /** Red, green, blue and opacity in [0, 255], shape [height, width, 4]. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: "srgb" | "display-p3";
}

/**
 * One image as the pixels of a canvas: a real `ImageData` where the runtime has the class (browsers and their workers), an
 * object with the same fields elsewhere.
 *
 * @param image - Pixels in [0, 255], shape [height, width, channels].
 * @returns Opaque pixels, shape [height, width, 4], in memory of their own.
 * @throws {DatasetError} `SHAPE_MISMATCH` if the image has another number of values, `INVALID_ARGUMENT` if a size is not an
 * integer ≥ 1 or the channels are neither 1 nor 3.
 * @example
 * toImageData(Uint8Array.of(7, 9), { width: 2, height: 1 }).data; // Uint8ClampedArray [7, 7, 7, 255, 9, 9, 9, 255]
 */
export function toImageData(image: Uint8Array, size: ImageSize): ImageDataLike {
  checkImage(image, size);
  const { width, height, channels = 1 } = size;
  const data = new Uint8ClampedArray(width * height * 4);
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
  for (let from = 0, to = 0; from < image.length; from += channels, to += 4) {
    data[to] = image[from]!;
    data[to + 1] = image[from + green]!;
    data[to + 2] = image[from + blue]!;
    data[to + 3] = 255;
  }
  if (typeof ImageData === "function") return new ImageData(data, width, height) as ImageDataLike;
  return { data, width, height, colorSpace: "srgb" };
}
