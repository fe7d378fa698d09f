import { ModelError } from "../model-error.js";
import { makeDirectory } from "../saving/make-directory.js";
import type { CheckpointStore } from "./checkpoint-store.js";
import { keyParts } from "./key-parts.js";

/** Milliseconds after which a draft belongs to a process that is gone. */
const abandoned = 3_600_000;

/**
 * Keeps checkpoints as files of a directory, which is made when the first one comes (Node, Deno and Bun).
 *
 * A file is written under a name of its own, forced to the disk and then renamed: killed at any moment, even by a power
 * cut, a process leaves the old file or the new one. The draft that it may leave beside it, a write after an hour clears away.
 *
 * @param path - Of the directory.
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` in a browser; `INVALID_ARGUMENT` for an empty path. Its `write` rejects with
 * `WRITE_FAILED`.
 * @example
 * const store = directoryStore("runs/first/checkpoints"); // keeps train.0 and train.1 there
 */
export function directoryStore(path: string): CheckpointStore {
  const { fs, paths } = fileSystem();
  if (typeof path !== "string" || path === "") {
    throw new ModelError(
      "INVALID_ARGUMENT",
      `[models] path must be that of a directory, found ${JSON.stringify(path)}.`,
    );
  }
  const folder = paths.resolve(path);
  const pathOf = (key: string): string => paths.join(folder, ...keyParts(key));

  /** Removes the drafts of a file that nobody writes any more. */
  async function clearDrafts(target: string): Promise<void> {
    const beginning = `.${paths.basename(target)}.`;
    const names = await fs.readdir(paths.dirname(target)).catch(() => []);
    const drafts = names.filter((name) => name.startsWith(beginning) && name.endsWith(".tmp"));
    await Promise.allSettled(
      drafts.map(async (name) => {
        const draft = paths.join(paths.dirname(target), name);
        if (Date.now() - (await fs.stat(draft)).mtimeMs > abandoned) await fs.rm(draft, { force: true });
      }),
    );
  }

  return {
    name: `directory ${folder}`,

    async read(key) {
      try {
        return new Uint8Array(await fs.readFile(pathOf(key)));
      } catch (error) {
        if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
        throw error;
      }
    },

    async write(key, bytes) {
      const target = pathOf(key);
      const parent = paths.dirname(target);
      const draft = paths.join(parent, `.${paths.basename(target)}.${crypto.randomUUID()}.tmp`);
      try {
        await makeDirectory({ fs, dirname: paths.dirname }, parent);
        await writeDurably(fs, draft, bytes);
        await fs.rename(draft, target);
        await syncDirectory(fs, parent);
        await clearDrafts(target);
      } catch (cause) {
        await fs.rm(draft, { force: true }).catch(() => {});
        throw new ModelError(
          "WRITE_FAILED",
          `[models] expected a directory that takes checkpoints, found that ${parent} does not: ` +
            `${cause instanceof Error ? cause.message : cause}. Make room there, or choose another one.`,
          { cause },
        );
      }
    },

    async remove(key) {
      await fs.rm(pathOf(key), { force: true });
    },
  };
}

type FileSystem = typeof import("node:fs/promises");

/** Writes a new file and forces it to the disk. */
async function writeDurably(fs: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Forces a renaming to the disk, where directories can be opened for that (not on Windows). */
async function syncDirectory(fs: FileSystem, path: string): Promise<void> {
  try {
    const directory = await fs.open(path, "r");
    await directory.sync().finally(() => directory.close());
  } catch {
    // The file is whole in any case; it may only be the one of before after a power cut.
  }
}

function fileSystem(): { fs: FileSystem; paths: typeof import("node:path") } {
  // Not a static import: the package must load in browsers, where there is no `process`.
  const { process } = globalThis;
  if (!process?.getBuiltinModule) {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      "[models] expected a runtime with a file system (Node, Deno, Bun) for directoryStore(), found none: " +
        "in browsers use opfsStore() or indexedDbStore().",
    );
  }
  return { fs: process.getBuiltinModule("node:fs/promises"), paths: process.getBuiltinModule("node:path") };
}
