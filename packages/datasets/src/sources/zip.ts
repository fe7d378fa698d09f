import { DatasetError } from "../dataset-error.js";
import type { RandomAccess } from "../zip/random-access.js";
import type { FileSource } from "./file-source.js";
import { readMember } from "./zip/read-member.js";

/**
 * Files in a zip archive that lies on this machine, gzip or plain, in whatever folder of it: a file that a visitor has chosen,
 * or in Node what `openAsBlob(path)` of `node:fs` gives, which leaves the archive on the disk.
 *
 * Only the archive's directory and the files asked for are read.
 *
 * @example
 * const source = zip(await openAsBlob("gzip.zip")); // NIST's archive of EMNIST
 * const { train } = await loadEmnist({ split: "letters", sources: [source] });
 */
export function zip(archive: Blob): FileSource {
  const name = "name" in archive ? String(archive.name) : "zip archive";
  return {
    name,
    isLocal: true,
    locate: (file) => [
      {
        name: `${name} (${file}.gz)`,
        async read(options) {
          options.signal?.throwIfAborted();
          const content = await readMember(blobAccess(archive), file, options);
          options.signal?.throwIfAborted();
          return content;
        },
      },
    ],
  };
}

function blobAccess(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    async read(start, end) {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (cause) {
        const reason = `the archive cannot be read: ${(cause as Error).message}`;
        throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reason}`, { cause });
      }
    },
  };
}
