import { exclusive } from "../journal/exclusive.js";
import type { JournalOperation } from "../journal/journal-operation.js";
import type { JournalStore } from "../journal/journal-store.js";
import { formatOperation } from "../journal/operation-line.js";
import { TuningError } from "../tuning-error.js";
import { withFileLock } from "./file-lock.js";
import { type FileSystem, fileSystem, paths } from "./file-system.js";
import { JournalFileReader } from "./journal-file-reader.js";
import { makeDirectory } from "./make-directory.js";
import { repairTail } from "./repair-tail.js";

/** Options of {@link journalFile}. */
export interface JournalFileOptions {
  /**
   * How long, in milliseconds, a lock may stay unchanged before its owner counts as dead and the lock is removed.
   *
   * @default 30000
   */
  lockGracePeriod?: number;
}

/**
 * A record in a file: Optuna's journal format, one operation per line.
 *
 * Python's Optuna (`JournalFileBackend`) and Optuna Dashboard read and write the same file, and any number of
 * processes may use it at once: appends are serialised by the lock file `<path>.lock`. Every append is flushed to the
 * disk. A last line that a crash left unfinished is ignored, and removed by the next append. Nothing happens before
 * the first use; the first append creates the file and its directory. Needs Node, Deno or Bun.
 *
 * @throws {TuningError} `INVALID_ARGUMENT` for an empty path or a grace period that is not above 0. Its methods reject
 * with `STORAGE_FAILED` if the file cannot be read or written, with `JOURNAL_CORRUPT` or `JOURNAL_UNKNOWN_OPERATION`
 * naming the file and the line if it is no journal, and with `UNSUPPORTED_RUNTIME` in a browser.
 * @example
 * const storage = journalFile("runs/study.log");
 * const study = await createStudy({ name: "mnist", direction: "maximize", storage, loadIfExists: true });
 */
export function journalFile(path: string, options: JournalFileOptions = {}): JournalStore {
  const { lockGracePeriod = 30_000 } = options;
  if (typeof path !== "string" || path === "") {
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected the path of a journal file, found ${String(path)}.`);
  }
  if (!(lockGracePeriod > 0)) {
    const found = String(lockGracePeriod);
    throw new TuningError("INVALID_ARGUMENT", `[tuning] expected lockGracePeriod above 0 ms, found ${found}.`);
  }
  const inOrder = exclusive();
  const reader = new JournalFileReader(path);
  return {
    name: path,
    append: (operations) =>
      inOrder(async () => {
        if (operations.length === 0) return;
        const text = `${operations.map(formatOperation).join("\n")}\n`;
        await orStorageFailed(path, "written", async (fs) => {
          await makeDirectory(fs, paths().dirname(path));
          await withFileLock(fs, path, lockGracePeriod, () => appendText(fs, path, text));
        });
      }),
    read: (from) =>
      inOrder(() => orStorageFailed(path, "read", (fs): Promise<JournalOperation[]> => reader.read(fs, from))),
  };
}

/** Adds complete lines after the last complete line and waits until they are on the disk. */
async function appendText(fs: FileSystem, path: string, text: string): Promise<void> {
  const handle = await fs.open(path, "a+");
  try {
    await repairTail(handle);
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orStorageFailed<T>(path: string, verb: string, task: (fs: FileSystem) => Promise<T>): Promise<T> {
  const fs = fileSystem();
  try {
    return await task(fs);
  } catch (cause) {
    if (TuningError.isInstance(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TuningError("STORAGE_FAILED", `[tuning] the journal file ${path} could not be ${verb}: ${reason}`, {
      cause,
    });
  }
}
