import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Creates a directory and the parents that it lacks; one that exists is fine.
 *
 * As `mkdir(path, { recursive: true })`, which in Node 20 to 24 never ends where a parent exists and yet takes no
 * directory, as /proc does.
 *
 * @param path - Absolute.
 * @returns The directories that were not there before, outermost first.
 * @throws what `mkdir` throws.
 */
export async function makeDirectory(path: string): Promise<string[]> {
  const made: string[] = [];
  const parent = dirname(path);
  if (parent !== path && !(await exists(parent))) made.push(...(await makeDirectory(parent)));
  try {
    await mkdir(path);
    return [...made, path];
  } catch (error) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) return made;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}
