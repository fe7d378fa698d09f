import { Dataset } from "./dataset.js";

/**
 * The same samples with the rows and columns of every image exchanged.
 *
 * EMNIST's files hold images so, column by column: `loadEmnist` puts them upright, and this does it for files of that make that
 * you read yourself. The pixels are copied; labels and class names stay.
 *
 * @returns A data set of the shape [width, height, channels]. Twice transposed is as before.
 * @example
 * const dataset = fromArrays({ images: [[[1, 2, 3], [4, 5, 6]]], labels: [0], pixelMax: 255 });
 * transposeImages(dataset).at(0).image; // Uint8Array [1, 4, 2, 5, 3, 6]
 */
export function transposeImages(dataset: Dataset): Dataset {
  const { images, labels, classNames, length } = dataset;
  const [height, width, channels] = dataset.shape;
  const transposed = new Uint8Array(images.length);
  const imageBytes = height * width * channels;
  let to = 0;
  for (let image = 0; image < length; image++) {
    for (let x = 0; x < width; x++) {
      for (let y = 0; y < height; y++) {
        const from = image * imageBytes + (y * width + x) * channels;
        for (let channel = 0; channel < channels; channel++) transposed[to++] = images[from + channel]!;
      }
    }
  }
  return new Dataset({ images: transposed, labels, classNames, shape: [width, height, channels] });
}
