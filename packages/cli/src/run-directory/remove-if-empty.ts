import { rmdir } from "node:fs/promises";

/** Removes a directory that holds nothing; leaves any other as it is. */
export async function removeIfEmpty(directory: string): Promise<void> {
  await rmdir(directory).catch(() => undefined);
}
