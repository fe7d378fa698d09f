import type { FileCache } from "../caches/file-cache.js";
import type { PartialFile } from "../caches/partial-files.js";
import type { KeptBeginning } from "../sources/file-source.js";

/** A file's beginning as the loader sees it. */
export interface Beginning extends KeptBeginning {
  /** Whether a source may have gone on with one that an earlier read had left. */
  readonly wasUsed: boolean;
  remove(): Promise<void>;
}

/**
 * The beginning of a file in a cache, `undefined` if the cache keeps none.
 *
 * Its failures are nobody's concern: a beginning that cannot be read or written only saves nothing.
 */
export function beginningOf(key: string, { partials }: FileCache): Beginning | undefined {
  if (!partials) return undefined;
  let wasUsed = false;
  return {
    get wasUsed() {
      return wasUsed;
    },
    async read() {
      const found = await partials.read(key).catch((): PartialFile | undefined => undefined);
      wasUsed ||= found !== undefined;
      return found;
    },
    write(tag, offset, bytes) {
      if (offset === 0) wasUsed = false;
      return partials.write(key, tag, offset, bytes).catch(() => {});
    },
    remove: () => partials.remove(key).catch(() => {}),
  };
}
