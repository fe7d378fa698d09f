import { concatenate } from "../loading/concatenate.js";
import { nodeBuiltin } from "../loading/node-builtin.js";
import { makeDirectory } from "./make-directory.js";
import type { PartialFiles } from "./partial-files.js";

/**
 * Keeps beginnings of downloads as `<path>.partial`: a line of JSON with the tag, then the bytes.
 *
 * Two processes may write to one at once. A beginning of another version replaces the file as a whole, so who still writes to
 * the old one disturbs nobody; and those of one version write equal bytes to equal places, never beyond the end.
 */
export function directoryPartials(pathOf: (key: string) => string): PartialFiles {
  const { dirname } = nodeBuiltin("node:path", "directoryCache()");
  const { open, readFile, rename, rm, writeFile } = nodeBuiltin("node:fs/promises", "directoryCache()");
  const partialOf = (key: string) => `${pathOf(key)}.partial`;

  async function begin(path: string, content: Uint8Array): Promise<void> {
    const draft = `${path}.${crypto.randomUUID()}.tmp`;
    await makeDirectory(dirname(path));
    try {
      await writeFile(draft, content);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async function goOn(path: string, head: Uint8Array, offset: number, bytes: Uint8Array): Promise<void> {
    const file = await open(path, "r+");
    try {
      const found = new Uint8Array(head.length);
      await file.read(found, 0, head.length, 0);
      const { size } = await file.stat();
      if (size < head.length + offset || found.some((byte, i) => byte !== head[i])) return;
      await file.write(bytes, 0, bytes.length, head.length + offset);
    } finally {
      await file.close();
    }
  }

  return {
    async read(key) {
      const content = await readFile(partialOf(key)).catch(missing);
      const end = content?.indexOf(0x0a) ?? -1;
      if (!content || end < 0) return undefined;
      return { tag: parseTag(content.toString("utf8", 0, end)), bytes: content.subarray(end + 1) };
    },

    async write(key, tag, offset, bytes) {
      const head = new TextEncoder().encode(`${JSON.stringify(tag)}\n`);
      const path = partialOf(key);
      if (offset > 0) await goOn(path, head, offset, bytes).catch(missing);
      else await begin(path, concatenate([head, bytes], head.length + bytes.length));
    },

    async remove(key) {
      await rm(partialOf(key), { force: true });
    },
  };
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** The tag of a first line; one that is damaged is no version of anything. */
function parseTag(line: string): string {
  try {
    return String(JSON.parse(line));
  } catch {
    return "";
  }
}
