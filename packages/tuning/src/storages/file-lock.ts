import type { FileSystem } from "./file-system.js";

/** What a file that exists only while its owner holds the lock looks like. */
interface LockIdentity {
  inode: bigint;
  changed: bigint;
}

/**
 * Runs a task while holding the lock of a file, and gives back the task's result.
 *
 * The lock is the file `<path>.lock`, created exclusively and removed afterwards: the protocol of Optuna's
 * `JournalFileOpenLock`, which also respects and is respected by its `JournalFileSymlinkLock`. A lock that has not
 * changed for `gracePeriod` milliseconds belongs to a process that died, and is removed.
 *
 * @param gracePeriod - In milliseconds.
 */
export async function withFileLock<T>(
  fs: FileSystem,
  path: string,
  gracePeriod: number,
  task: () => Promise<T>,
): Promise<T> {
  const lock = `${path}.lock`;
  const own = await acquire(fs, lock, gracePeriod);
  try {
    return await task();
  } finally {
    await remove(fs, lock, own);
  }
}

async function acquire(fs: FileSystem, lock: string, gracePeriod: number): Promise<LockIdentity> {
  let pause = 1;
  let seen: LockIdentity | null = null;
  let seenSince = 0;
  for (;;) {
    const created = await create(fs, lock);
    if (created !== null) return created;
    const found = await identify(fs, lock);
    if (found === null) continue;
    const now = performance.now();
    if (seen === null || !isSameLock(seen, found)) {
      seen = found;
      seenSince = now;
    } else if (now - seenSince > gracePeriod) {
      await remove(fs, lock, found);
      seen = null;
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, 50);
  }
}

/** Creates the lock file; `null` if it exists already. */
async function create(fs: FileSystem, lock: string): Promise<LockIdentity | null> {
  try {
    const handle = await fs.open(lock, "wx");
    try {
      const { ino, mtimeNs } = await handle.stat({ bigint: true });
      return { inode: ino, changed: mtimeNs };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (hasCode(error, "EEXIST")) return null;
    throw error;
  }
}

/** What the lock file is now (a symbolic link is not followed); `null` if there is none. */
async function identify(fs: FileSystem, lock: string): Promise<LockIdentity | null> {
  try {
    const { ino, mtimeNs } = await fs.lstat(lock, { bigint: true });
    return { inode: ino, changed: mtimeNs };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Removes the lock file if it is still the given one: somebody who found it stale may have replaced it.
 *
 * Renamed first, as Optuna does, so that of two processes that find the same lock stale only one removes it.
 */
async function remove(fs: FileSystem, lock: string, expected: LockIdentity): Promise<void> {
  const found = await identify(fs, lock);
  if (found === null || !isSameLock(found, expected)) return;
  const renamed = `${lock}${crypto.randomUUID()}.rename`;
  try {
    await fs.rename(lock, renamed);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  await fs.unlink(renamed);
}

function isSameLock(a: LockIdentity, b: LockIdentity): boolean {
  return a.inode === b.inode && a.changed === b.changed;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
