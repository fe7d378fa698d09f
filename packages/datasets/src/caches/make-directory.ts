import { nodeBuiltin } from "../loading/node-builtin.js";

/**
 * Creates a directory and the parents that it lacks; one that exists is fine.
 *
 * As `mkdir(path, { recursive: true })`, which in Node 20 to 24 never ends where a parent exists and yet takes no
 * directory, as /proc does.
 *
 * @throws what `mkdir` throws, and a `DatasetError` `UNSUPPORTED_RUNTIME` in a browser.
 */
export async function makeDirectory(path: string): Promise<void> {
  const { mkdir, stat } = nodeBuiltin("node:fs/promises", "makeDirectory()");
  const { dirname } = nodeBuiltin("node:path", "makeDirectory()");
  const parent = dirname(path);
  if (parent !== path && (await isMissing(parent))) await makeDirectory(parent);
  try {
    await mkdir(path);
  } catch (error) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isDirectory()) throw error;
  }
}

async function isMissing(path: string): Promise<boolean> {
  const { stat } = nodeBuiltin("node:fs/promises", "makeDirectory()");
  try {
    await stat(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}
