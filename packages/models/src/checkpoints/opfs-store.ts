import { ModelError } from "../model-error.js";
import type { CheckpointStore } from "./checkpoint-store.js";
import { keyParts } from "./key-parts.js";

/** What TypeScript's types of the page lack, or take for granted: Safari before 26 has only the former, and in workers. */
interface OpfsFile extends Omit<FileSystemFileHandle, "createWritable"> {
  createSyncAccessHandle?(): Promise<{
    truncate(bytes: number): void;
    write(bytes: Uint8Array, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
  createWritable?: FileSystemFileHandle["createWritable"];
}

/**
 * Keeps checkpoints in a folder of the origin private file system: for pages and workers of one origin, served over HTTPS or
 * from localhost.
 *
 * The browser writes a file beside the old one and puts it in its place when it is whole. (In workers of Safari before 26 it
 * cannot; a file that is torn there is recognised, and the one before it taken.)
 *
 * @param folder - Its name in the origin's root. @default "mnistlab-checkpoints"
 * @throws {ModelError} `UNSUPPORTED_RUNTIME` where there is none: outside browsers, and in pages that are not secure.
 * `INVALID_ARGUMENT` if the name is empty.
 * @example
 * const store = opfsStore(); // for train(model, dataset, { checkpoint: { store } })
 */
export function opfsStore(folder = "mnistlab-checkpoints"): CheckpointStore {
  if (typeof navigator === "undefined" || !navigator.storage?.getDirectory || !navigator.locks) {
    throw new ModelError(
      "UNSUPPORTED_RUNTIME",
      "[models] expected an origin private file system (navigator.storage.getDirectory) for opfsStore(), found none: serve " +
        "the page over HTTPS or from localhost; outside browsers use directoryStore().",
    );
  }
  if (folder === "") throw new ModelError("INVALID_ARGUMENT", '[models] expected the name of a folder, found "".');

  /** The folder of a file, and its name in it. */
  async function placeOf(key: string, create: boolean) {
    const names = [encodeURIComponent(folder), ...keyParts(key)];
    const name = names.pop()!;
    let parent = await navigator.storage.getDirectory();
    for (const step of names) parent = await parent.getDirectoryHandle(step, { create });
    return { parent, name };
  }

  /** Runs `action` while no tab or worker changes what is kept under the key, or alone with it. */
  const locked = <T>(key: string, mode: LockMode, action: () => Promise<T>): Promise<T> =>
    navigator.locks.request(`mnistlab opfs ${folder}/${key}`, { mode }, action);

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

    write: (key, bytes) =>
      locked(key, "exclusive", async () => {
        const { parent, name } = await placeOf(key, true);
        await writeFile(await parent.getFileHandle(name, { create: true }), bytes);
      }),

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

async function writeFile(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const file = handle as OpfsFile;
  if (file.createWritable) {
    const stream = await file.createWritable();
    try {
      // The cast narrows the type only: no caller holds these bytes in a SharedArrayBuffer.
      await stream.write(bytes as Uint8Array<ArrayBuffer>);
    } catch (error) {
      await stream.abort().catch(() => {});
      throw error;
    }
    await stream.close();
    return;
  }
  const access = await file.createSyncAccessHandle!();
  try {
    access.truncate(0);
    for (let at = 0; at < bytes.length; ) at += access.write(bytes.subarray(at), { at });
    access.flush();
  } finally {
    access.close();
  }
}

function missing(error: unknown): undefined {
  if ((error as DOMException).name !== "NotFoundError") throw error;
}
