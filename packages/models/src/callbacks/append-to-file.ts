import { ModelError } from "../model-error.js";
import { makeDirectory } from "../saving/make-directory.js";

/** Where bytes go, each piece after the ones before. */
export interface FileEnd {
  /** Bytes that are there. */
  size(): Promise<number>;
  /** Adds a piece in one write. */
  append(bytes: Uint8Array): Promise<void>;
  /** The bytes that are there; none if there is no file. */
  read(): Promise<Uint8Array>;
  /** Cuts the file to so many bytes. */
  truncate(size: number): Promise<void>;
}

/**
 * The end of a file of the file system (Node, Deno, Bun). The file and its directory appear when they are first written;
 * between two writes nothing is kept open.
 *
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` where there is no file system; later `WRITE_FAILED`.
 */
export function appendToFile(path: string): FileEnd {
  const { process } = globalThis; // no static import: the package must load in browsers
  if (!process?.getBuiltinModule) {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      `[models] expected a runtime with a file system (Node, Deno, Bun) to write ${path}, found none.`,
    );
  }
  const fs = process.getBuiltinModule("node:fs/promises");
  const { dirname, resolve } = process.getBuiltinModule("node:path");
  const failed = (cause: unknown) =>
    new ModelError(
      "WRITE_FAILED",
      `[models] expected a file that can be written, found that ${path} cannot: ` +
        `${cause instanceof Error ? cause.message : cause}. Choose another one.`,
      { cause },
    );
  const read = async () => {
    try {
      return new Uint8Array(await fs.readFile(path));
    } catch (error) {
      if ((error as { code?: unknown }).code === "ENOENT") return new Uint8Array();
      throw failed(error);
    }
  };
  return {
    read,
    async size() {
      return (await fs.stat(path).catch(() => ({ size: 0 }))).size;
    },
    async append(bytes) {
      try {
        await makeDirectory({ fs, dirname }, dirname(resolve(path)));
        await fs.appendFile(path, bytes);
      } catch (cause) {
        throw failed(cause);
      }
    },
    async truncate(size) {
      await fs.truncate(path, size).catch((cause) => {
        throw failed(cause);
      });
    },
  };
}
