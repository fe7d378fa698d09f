import { DatasetError } from "../dataset-error.js";
import type { FileCache } from "./file-cache.js";
import { moveOpfsFile, removeDrafts, writeOpfsFile } from "./opfs-file.js";

/**
 * Keeps files, unpacked, in a folder of the origin private file system: for pages and workers of one origin, served over
 * HTTPS or from localhost.
 *
 * A file is written under a name of its own and then moved, so a reader sees all of it or nothing, and two tabs that fill one
 * cache both succeed. What a tab that was closed in the middle has left, the next write of the file removes.
 *
 * @param folder - Name of the folder in the origin's root. @default "mnistlab"
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` where there is none: outside browsers, and in pages that are not secure.
 * `INVALID_ARGUMENT` if the name is empty.
 * @example
 * const cache = opfsCache("digits"); // for loadMnist({ cache })
 * await cache.write("labels", Uint8Array.of(5, 0, 4));
 * await cache.read("labels"); // Uint8Array [5, 0, 4]
 */
export function opfsCache(folder = "mnistlab"): FileCache {
  if (typeof navigator === "undefined" || !navigator.storage?.getDirectory || !navigator.locks) {
    throw new DatasetError(
      "UNSUPPORTED_RUNTIME",
      "[datasets] expected an origin private file system (navigator.storage.getDirectory) for opfsCache(), found none: serve " +
        "the page over HTTPS or from localhost; outside browsers use directoryCache().",
    );
  }
  if (folder === "") throw new DatasetError("INVALID_ARGUMENT", '[datasets] expected the name of a folder, found "".');

  /** The folder of a file, and its name in it. */
  async function placeOf(key: string, create: boolean) {
    const names = [folder, ...key.split("/")].map(encodeURIComponent);
    const name = names.pop()!;
    let parent = await navigator.storage.getDirectory();
    for (const step of names) parent = await parent.getDirectoryHandle(step, { create });
    return { parent, name };
  }

  const lockName = (key: string) => `mnistlab opfs ${folder}/${key}`;

  /** Runs `action` while no tab or worker moves or removes the file, or alone with it. */
  const locked = <T>(key: string, mode: LockMode, action: () => Promise<T>): Promise<T> =>
    navigator.locks.request(lockName(key), { mode }, action);

  return {
    name: `origin private file system ${folder}`,

    read: (key) =>
      locked(key, "shared", async () => {
        try {
          const { parent, name } = await placeOf(key, false);
          const file = await (await parent.getFileHandle(name)).getFile();
          return new Uint8Array(await file.arrayBuffer());
        } catch (error) {
          return missing(error);
        }
      }),

    async write(key, bytes) {
      const { parent, name } = await placeOf(key, true);
      const drafts = `${lockName(key)} drafts`;
      await navigator.locks.request(drafts, { ifAvailable: true }, (lock) => lock && removeDrafts(parent, name));
      await navigator.locks.request(drafts, { mode: "shared" }, async () => {
        const draft = await parent.getFileHandle(`${name}.${crypto.randomUUID()}.tmp`, { create: true });
        try {
          await writeOpfsFile(draft, bytes);
          await locked(key, "exclusive", () => moveOpfsFile(draft, parent, name));
        } catch (error) {
          await parent.removeEntry(draft.name).catch(() => {});
          throw error;
        }
      });
    },

    remove: (key) =>
      locked(key, "exclusive", async () => {
        try {
          const { parent, name } = await placeOf(key, false);
          await parent.removeEntry(name);
        } catch (error) {
          missing(error);
        }
      }),
  };
}

function missing(error: unknown): undefined {
  if ((error as DOMException).name !== "NotFoundError") throw error;
}
