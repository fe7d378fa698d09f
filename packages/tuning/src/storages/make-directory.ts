import { type FileSystem, paths } from "./file-system.js";

/**
 * Creates a directory and the parents that it lacks; one that exists is fine.
 *
 * As `mkdir(path, { recursive: true })`, which in Node 20 to 24 never ends where a parent exists and yet takes no
 * directory, as /proc does.
 *
 * @throws what `mkdir` throws.
 */
export async function makeDirectory(fs: FileSystem, path: string): Promise<void> {
  const parent = paths().dirname(path);
  if (parent !== path && (await isMissing(fs, parent))) await makeDirectory(fs, parent);
  try {
    await fs.mkdir(path);
  } catch (error) {
    const found = await fs.stat(path).catch(() => undefined);
    if (!found?.isDirectory()) throw error;
  }
}

async function isMissing(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.stat(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}
