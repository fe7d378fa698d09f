import { DatasetError } from "../dataset-error.js";
import { packedStart } from "../zip/local-header.js";
import { bytesAccess } from "../zip/random-access.js";
import { unzipEntry } from "../zip/unzip-entry.js";
import { zipEntries } from "../zip/zip-entries.js";
import { type NpyArray, parseNpy } from "./parse-npy.js";

/**
 * Reads an npz file, NumPy's format for several arrays: a zip archive of npy files, as `savez` and `savez_compressed` write.
 *
 * Neither the archive nor an array is believed what it says of its length; CRC-32 sums are checked.
 *
 * @param bytes - The whole file.
 * @param options.names - Which arrays to read; the others are not unpacked. @default all of them
 * @returns The arrays by name, as given to `savez`.
 * @throws {DatasetError} `INVALID_FILE` if it is not npz, is damaged, lacks one of `names` or holds what `parseNpy` refuses;
 * `TRUNCATED_FILE` if it ends too soon.
 * @example
 * // numpy.savez("digits.npz", images=images, labels=labels)
 * const { images, labels } = await parseNpz(bytes, { names: ["images", "labels"] });
 * const dataset = fromArrays({ images: images.data, labels: labels.data, shape: [28, 28, 1] });
 */
export async function parseNpz<Name extends string = string>(
  bytes: Uint8Array | ArrayBuffer,
  { names }: { readonly names?: readonly Name[] } = {},
): Promise<Record<Name, NpyArray>> {
  const archive = bytesAccess(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const byName = new Map((await zipEntries(archive)).map((entry) => [entry.name.replace(/\.npy$/, ""), entry]));
  const arrays: [string, NpyArray][] = [];
  for (const name of names ?? byName.keys()) {
    const entry = byName.get(name);
    if (!entry) {
      const found = [...byName.keys()].join(", ").slice(0, 200) || "none";
      throw new DatasetError("INVALID_FILE", `[datasets] expected an array ${name} in the npz file, found ${found}.`);
    }
    const start = await packedStart(archive, entry);
    const packed = await archive.read(start, start + entry.packedBytes);
    arrays.push([name, parseNpy(await unzipEntry(entry, packed))]);
  }
  return Object.fromEntries(arrays) as Record<Name, NpyArray>;
}
