import { DatasetError } from "../dataset-error.js";
import type { FileSource } from "./file-source.js";
import { tooLong } from "./too-long.js";

/**
 * Files that the program holds already: from a file input, a bundle or a test.
 *
 * @param files - Content by canonical name, with or without `.gz`; gzip or plain.
 * @example
 * const source = memory({ "train-labels-idx1-ubyte": Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0) });
 * source.locate("train-labels-idx1-ubyte").length; // 1
 */
export function memory(files: Readonly<Record<string, Uint8Array>>): FileSource {
  return {
    name: "memory",
    isLocal: true,
    locate(file) {
      const names = [file, `${file}.gz`].filter((name) => Object.hasOwn(files, name));
      if (names.length === 0) throw new DatasetError("SOURCE_UNAVAILABLE", "[datasets] there is no such file.");
      return names.map((name) => ({
        name: `memory (${name})`,
        async read({ signal, maxBytes, onBytes }) {
          signal?.throwIfAborted();
          const bytes = files[name]!;
          if (bytes.length > maxBytes) throw tooLong(bytes.length, maxBytes);
          onBytes?.(bytes.length, bytes.length);
          return bytes;
        },
      }));
    },
  };
}
