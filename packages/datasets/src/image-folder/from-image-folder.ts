import { Dataset } from "../dataset.js";
import { DatasetError } from "../dataset-error.js";
import { nodeBuiltin } from "../loading/node-builtin.js";
import { readLocalFile } from "../loading/read-local-file.js";
import { decodePicture } from "./decode-picture.js";
import { type FolderContent, listFolder, listPictures } from "./list-pictures.js";
import type { Picture } from "./picture.js";
import { resize } from "./resize.js";
import { withChannels } from "./with-channels.js";

/** How {@link fromImageFolder} reads the images. */
export interface ImageFolderOptions {
  /**
   * Size that all images are brought to, a number for squares; each new pixel is the mean of the area that it covers.
   * @default the size of the first image, which all must have
   */
  readonly size?: number | readonly [height: number, width: number];
  /** 1 = grey (Pillow's luma), 3 = red, green, blue. @default 1 */
  readonly channels?: 1 | 3;
  /** Stops the reading: the promise rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  /** Called after each image with the number of images so far and in all. What it throws ends the reading. */
  readonly onProgress?: (images: number, total: number) => void;
}

const MOST_FILE_BYTES = 2 ** 28;
const MOST_PIXELS = 1e8;
const MOST_CLASSES = 256;

/**
 * A data set from a folder with one folder of images per class, as torchvision's `ImageFolder` reads it. For Node, Deno and Bun.
 *
 * The classes are the names of the folders, sorted by code points; the images of a class are all files of its folder and those
 * below it, sorted likewise. PNG and JPEG are told by their content; JPEG needs the package `jpeg-js` beside this one.
 * Transparency is ignored. Unlike torchvision's, the pixels lie in memory.
 *
 * @param path - The folder, absolute or relative to the working directory.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a folder or file cannot be read or a class has no image, `INVALID_FILE` if a
 * file is damaged or an image of another kind (bmp, pgm, ppm, tiff, webp), `SHAPE_MISMATCH` if there is no `size` and the
 * images differ in size, `LABEL_OUT_OF_RANGE` if there are more than 256 classes, `INVALID_ARGUMENT` if an option is out of
 * its range or a link leads back to a folder above, `UNSUPPORTED_RUNTIME` in a browser, or for JPEG without `jpeg-js`.
 * @example
 * // pets/cat/1.png, pets/cat/2.jpg, pets/dog/1.png
 * const dataset = await fromImageFolder("pets", { size: 28 });
 * dataset.classNames; // ["cat", "dog"]
 * dataset.labels; // Uint8Array [0, 0, 1]
 * dataset.shape; // [28, 28, 1]
 */
export async function fromImageFolder(path: string, options: ImageFolderOptions = {}): Promise<Dataset> {
  const { channels = 1, signal, onProgress } = options;
  const size = checkedSize(options.size);
  if (channels !== 1 && channels !== 3) {
    throw new DatasetError("INVALID_ARGUMENT", `[datasets] expected 1 or 3 as channels, found ${String(channels)}.`);
  }
  const { join, resolve } = nodeBuiltin("node:path", "fromImageFolder()");
  const root = resolve(path);
  const classNames = classesOf(root, await listFolder(root));
  const files: { readonly file: string; readonly label: number }[] = [];
  for (const [label, name] of classNames.entries()) {
    const pictures = await listPictures(join(root, name));
    if (pictures.length === 0) throw missing(`images in ${join(root, name)}`);
    files.push(...pictures.map((file) => ({ file, label })));
  }
  const images: Uint8Array[] = [];
  let shape = size;
  for (const { file } of files) {
    signal?.throwIfAborted();
    const picture = withChannels(await readPicture(file, signal), channels);
    shape ??= [picture.height, picture.width];
    if (!size) checkSameSize(picture, shape, file);
    images.push(resize(picture, ...shape).data);
    onProgress?.(images.length, files.length);
  }
  return new Dataset({
    images: concatenated(images),
    labels: Uint8Array.from(files, ({ label }) => label),
    shape: [...shape!, channels],
    classNames,
  });
}

async function readPicture(file: string, signal: AbortSignal | undefined): Promise<Picture> {
  try {
    return await decodePicture(await readLocalFile(file, { maxBytes: MOST_FILE_BYTES, signal }));
  } catch (cause) {
    signal?.throwIfAborted();
    if (!DatasetError.isInstance(cause)) throw cause;
    throw new DatasetError(cause.code, cause.message.replace("[datasets]", `[datasets] ${file}:`), { cause });
  }
}

function classesOf(root: string, { folders }: FolderContent): readonly string[] {
  if (folders.length === 0) throw missing(`a folder for each class in ${root}`);
  if (folders.length <= MOST_CLASSES) return folders;
  throw new DatasetError(
    "LABEL_OUT_OF_RANGE",
    `[datasets] expected at most ${MOST_CLASSES} folders, one for each class, in ${root}, found ${folders.length}.`,
  );
}

function checkedSize(size: ImageFolderOptions["size"]): readonly [number, number] | undefined {
  if (size === undefined) return undefined;
  const [height, width] = typeof size === "number" ? [size, size] : size;
  const isSize = [height, width].every((side) => Number.isSafeInteger(side) && side >= 1);
  if (isSize && height * width <= MOST_PIXELS) return [height, width];
  throw new DatasetError(
    "INVALID_ARGUMENT",
    `[datasets] expected a size of integers ≥ 1 and at most 100 megapixels, found ${String(size)}.`,
  );
}

function checkSameSize(picture: Picture, [height, width]: readonly [number, number], file: string): void {
  if (picture.height === height && picture.width === width) return;
  throw new DatasetError(
    "SHAPE_MISMATCH",
    `[datasets] expected images of ${height} × ${width} pixels, as the first is, found ${picture.height} × ${picture.width} ` +
      `in ${file}: pass a size to bring all to one.`,
  );
}

function concatenated(images: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(images.length * images[0]!.length);
  images.forEach((image, i) => {
    all.set(image, i * image.length);
  });
  return all;
}

function missing(what: string): DatasetError {
  return new DatasetError("SOURCE_UNAVAILABLE", `[datasets] expected ${what}, found none.`);
}
