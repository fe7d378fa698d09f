import { nodeBuiltin } from "../loading/node-builtin.js";
import { defaultCacheDirectory } from "./default-cache-directory.js";
import { directoryPartials } from "./directory-partials.js";
import type { FileCache } from "./file-cache.js";
import { makeDirectory } from "./make-directory.js";

/**
 * Keeps files, unpacked, in a folder that is made when the first one comes.
 *
 * A file is written under a name of its own and then renamed, so a reader sees all of it or nothing, and two processes that
 * fill one cache both succeed. A download that does not come to its end leaves `<name>.partial`, for the next one to go on.
 *
 * @param path - The folder. @default {@link defaultCacheDirectory}
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` in a browser.
 * @example
 * const { train } = await loadMnist({ cache: directoryCache("data") }); // keeps data/mnist/train-images-idx3-ubyte, …
 */
export function directoryCache(path: string = defaultCacheDirectory()): FileCache {
  const { dirname, join, resolve } = nodeBuiltin("node:path", "directoryCache()");
  const { readFile, rename, rm, writeFile } = nodeBuiltin("node:fs/promises", "directoryCache()");
  const folder = resolve(path);
  const pathOf = (key: string) => join(folder, ...key.split("/"));
  return {
    name: `cache ${folder}`,
    partials: directoryPartials(pathOf),

    async read(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },

    async write(key, bytes) {
      const target = pathOf(key);
      const draft = `${target}.${crypto.randomUUID()}.tmp`;
      await makeDirectory(dirname(target));
      try {
        await writeFile(draft, bytes);
        await rename(draft, target);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
