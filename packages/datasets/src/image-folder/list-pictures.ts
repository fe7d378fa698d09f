import { DatasetError } from "../dataset-error.js";
import { nodeBuiltin } from "../loading/node-builtin.js";
import { byCodePoint } from "./by-code-point.js";

/** What torchvision's ImageFolder takes for images. */
const IMAGE = /\.(jpe?g|png|ppm|bmp|pgm|tiff?|webp)$/i;

/** The folders and files in a folder, links followed, by name. */
export interface FolderContent {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * What is in a folder, links followed, in the order of code points.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if it cannot be read.
 */
export async function listFolder(path: string): Promise<FolderContent> {
  const { readdir, stat } = nodeBuiltin("node:fs/promises", "fromImageFolder()");
  const { join } = nodeBuiltin("node:path", "fromImageFolder()");
  try {
    const names = (await readdir(path)).sort(byCodePoint);
    const isFolder = await Promise.all(names.map(async (name) => (await stat(join(path, name))).isDirectory()));
    return { folders: names.filter((_, i) => isFolder[i]), files: names.filter((_, i) => !isFolder[i]) };
  } catch (cause) {
    const { message } = cause as Error;
    throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] expected a folder that can be read, found: ${message}.`, {
      cause,
    });
  }
}

/**
 * Paths of all image files in a folder and below it, in torchvision's order: folder by folder, sorted by their paths.
 *
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if a folder cannot be read, `INVALID_ARGUMENT` if a link leads back up.
 */
export async function listPictures(path: string): Promise<string[]> {
  const { realpath } = nodeBuiltin("node:fs/promises", "fromImageFolder()");
  const { join } = nodeBuiltin("node:path", "fromImageFolder()");
  const found = new Map<string, string[]>();
  const walk = async (folder: string, above: readonly string[]): Promise<void> => {
    const place = await realpath(folder);
    if (above.includes(place)) {
      throw new DatasetError(
        "INVALID_ARGUMENT",
        `[datasets] expected folders with an end, found that ${folder} is above itself.`,
      );
    }
    const { folders, files } = await listFolder(folder);
    found.set(
      folder,
      files.filter((name) => IMAGE.test(name)).map((name) => join(folder, name)),
    );
    for (const name of folders) await walk(join(folder, name), [...above, place]);
  };
  await walk(path, []);
  return [...found].sort(([a], [b]) => byCodePoint(a, b)).flatMap(([, files]) => files);
}
