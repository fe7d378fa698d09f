import { ModelError } from "../model-error.js";
import { makeDirectory } from "./make-directory.js";

/** The files of one directory. */
export interface ModelDirectory {
  /** Path of a file in it, for messages. */
  path(name: string): string;
  /**
   * The contents of a file.
   *
   * @throws {ModelError} `FILE_NOT_FOUND`.
   */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Writes files so that each is there whole or not at all, in the order given: what the last one describes is there when
   * it appears. Creates the directory.
   *
   * @throws {ModelError} `WRITE_FAILED`.
   */
  write(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void>;
  /** The names in it, with the milliseconds since each was last written; none if it cannot be listed. */
  list(): Promise<{ name: string; age: number }[]>;
  /** Removes files, as far as they are there and can be removed. */
  remove(names: readonly string[]): Promise<void>;
}

/** Whether a file's name is one under which `write` prepares a file of a model. */
export function isTemporary(name: string): boolean {
  return /^\.(model\.json|weights-[0-9a-f]{16}\.bin)\.[0-9a-f-]{36}\.tmp$/.test(name);
}

/**
 * A directory of the file system (Node, Deno, Bun).
 *
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` where there is none; `INVALID_ARGUMENT` for an empty path.
 */
export function modelDirectory(directory: string): ModelDirectory {
  if (typeof directory !== "string" || directory === "") {
    throw new ModelError("INVALID_ARGUMENT", `[models] directory must be a path, found ${JSON.stringify(directory)}.`);
  }
  const { fs, path: paths } = fileSystem();
  const path = (name: string): string => paths.join(directory, name);

  /** Writes a file under a temporary name and forces it to the disk. */
  async function stage(name: string, bytes: Uint8Array): Promise<string> {
    const temporary = path(`.${name}.${crypto.randomUUID()}.tmp`);
    const file = await fs.open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await fs.rm(temporary, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return temporary;
  }

  return {
    path,
    async read(name) {
      try {
        return new Uint8Array(await fs.readFile(path(name)));
      } catch (cause) {
        throw new ModelError(
          "FILE_NOT_FOUND",
          `[models] expected a saved model with the file ${path(name)}, found none that can be read: check the directory.`,
          { cause },
        );
      }
    },
    async write(files) {
      const staged: [temporary: string, final: string][] = [];
      try {
        await makeDirectory({ fs, dirname: paths.dirname }, paths.resolve(directory));
        for (const [name, bytes] of files) staged.push([await stage(name, bytes), path(name)]);
        for (const [temporary, final] of staged) await fs.rename(temporary, final);
      } catch (cause) {
        await Promise.all(staged.map(([temporary]) => fs.rm(temporary, { force: true })));
        throw new ModelError(
          "WRITE_FAILED",
          `[models] expected a directory that can be written, found that ${directory} cannot: ` +
            `${cause instanceof Error ? cause.message : cause}. Choose another one.`,
          { cause },
        );
      }
    },
    async list() {
      const names = await fs.readdir(directory).catch(() => []);
      const now = Date.now();
      const ages = names.map((name) => fs.stat(path(name)).then(({ mtimeMs }) => [{ name, age: now - mtimeMs }]));
      return (await Promise.all(ages.map((age) => age.catch(() => [])))).flat();
    },
    async remove(names) {
      await Promise.allSettled(names.map((name) => fs.rm(path(name), { force: true })));
    },
  };
}

function fileSystem(): { fs: typeof import("node:fs/promises"); path: typeof import("node:path") } {
  // Not a static import: the package must load in browsers, where there is no `process`.
  const { process } = globalThis;
  if (!process?.getBuiltinModule) {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      "[models] expected a runtime with a file system (Node, Deno, Bun), found none: " +
        'in browsers use model.save("indexeddb://name") of TensorFlow.js.',
    );
  }
  return { fs: process.getBuiltinModule("node:fs/promises"), path: process.getBuiltinModule("node:path") };
}
