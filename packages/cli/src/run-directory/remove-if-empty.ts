import { rmdir } from "node:fs/promises";

/**
 * Removes directories that hold nothing, the last one first; leaves any other as it is.
 *
 * @param directories - Outermost first, as `makeDirectory` tells them.
 */
export async function removeIfEmpty(directories: readonly string[]): Promise<void> {
  for (const directory of directories.toReversed()) await rmdir(directory).catch(() => undefined);
}
