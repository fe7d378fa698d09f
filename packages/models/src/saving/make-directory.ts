/** What {@link makeDirectory} needs of Node's file system and paths. */
export interface DirectoryMaker {
  readonly fs: Pick<typeof import("node:fs/promises"), "mkdir" | "stat">;
  readonly dirname: (path: string) => string;
}

/**
 * Creates a directory and the parents that it lacks; one that exists is fine.
 *
 * As `mkdir(path, { recursive: true })`, which in Node 20 to 24 never ends where a parent exists and yet takes no
 * directory, as /proc does.
 *
 * @param path - Absolute.
 * @throws what `mkdir` throws.
 */
export async function makeDirectory(maker: DirectoryMaker, path: string): Promise<void> {
  const { fs, dirname } = maker;
  const parent = dirname(path);
  if (parent !== path && !(await exists(fs, parent))) await makeDirectory(maker, parent);
  try {
    await fs.mkdir(path);
  } catch (error) {
    const found = await fs.stat(path).catch(() => undefined);
    if (!found?.isDirectory()) throw error;
  }
}

async function exists(fs: DirectoryMaker["fs"], path: string): Promise<boolean> {
  try {
    await fs.stat(path);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code !== "ENOENT";
  }
}
