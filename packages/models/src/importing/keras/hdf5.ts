import { ModelError } from "../../model-error.js";

/** Numbers of a data set, row by row. */
export interface Hdf5Numbers {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** An HDF5 file, as far as Keras' weights need it. Paths are those of groups and data sets, "" is the root. */
export interface Hdf5File {
  /** Names in a group; `undefined` if there is no such group. */
  names(path: string): readonly string[] | undefined;
  /** An attribute of a group; `undefined` if there is none. */
  attribute(path: string, name: string): unknown;
  /**
   * A data set of floating-point numbers as float32.
   *
   * @throws {ModelError} `CORRUPT_FILE` if there is none.
   */
  numbers(path: string): Hdf5Numbers;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether bytes begin as an HDF5 file does. */
export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * Opens an HDF5 file by the optional package `jsfive`.
 *
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` if `jsfive` is not installed, `CORRUPT_FILE` if the file is damaged.
 */
export async function openHdf5(bytes: Uint8Array): Promise<Hdf5File> {
  const { File } = await jsfive();
  const file = guarded("the file's root", () => new File(Uint8Array.from(bytes).buffer, "weights.h5"));
  const isGroup = (path: string): boolean => {
    const parts = path.split("/");
    return parts.every((part, i) => {
      const above = parts.slice(0, i).join("/");
      return (i === 0 ? file : (file.get(above) as typeof file)).keys?.includes(part);
    });
  };
  const groupAt = (path: string) => (path === "" ? file : isGroup(path) ? (file.get(path) as typeof file) : undefined);
  return {
    names: (path) => guarded(path, () => groupAt(path)?.keys),
    attribute: (path, name) => guarded(path, () => groupAt(path)?.attrs[name]),
    numbers: (path) =>
      guarded(path, () => {
        const found = groupAt(path) as unknown as import("jsfive").Dataset | undefined;
        if (!found?.shape) throw new Error("there is no such data set");
        if (typeof found.dtype !== "string" || !/^[<>]f[248]$/.test(found.dtype)) {
          throw new Error(`it holds ${JSON.stringify(found.dtype)} and no floating-point numbers that are read`);
        }
        const size = found.shape.reduce((product, n) => product * n, 1);
        const values = Float32Array.from(found.value);
        if (values.length !== size) throw new Error(`it holds ${values.length} numbers of ${size}`);
        return { shape: found.shape, values };
      }),
  };
}

async function jsfive(): Promise<typeof import("jsfive")> {
  try {
    return await import("jsfive");
  } catch (cause) {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      "[models] expected the package jsfive to read HDF5 files, found that it is not installed: npm install jsfive.",
      { cause },
    );
  }
}

function guarded<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new ModelError(
      "CORRUPT_FILE",
      `[models] expected ${path} in the HDF5 file, found that it cannot be read (` +
        `${cause instanceof Error ? cause.message : cause}): the file is damaged, cut off or of another kind.`,
      { cause },
    );
  }
}
