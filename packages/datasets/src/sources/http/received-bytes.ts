import { concatenate } from "../../loading/concatenate.js";
import type { KeptBeginning } from "../file-source.js";

/** What has arrived of a file so far. */
export interface ReceivedBytes {
  readonly length: number;
  /** Tells which version of the file the bytes are of; `undefined` if they cannot be gone on with. */
  readonly validator: string | undefined;
  /** Forgets all bytes, for those of the version that `validator` tells. */
  restart(validator: string | undefined): void;
  /** Adds what has arrived, and leaves it for a later read. */
  append(chunk: Uint8Array): Promise<void>;
  /** All of them in one array. */
  toBytes(): Uint8Array;
}

/**
 * Begins with what an earlier read of the same URL has left, or with nothing.
 *
 * @param maxBytes - A beginning that is longer is not used.
 */
export async function receivedBytes(
  url: string,
  { beginning, maxBytes }: { readonly beginning?: KeptBeginning; readonly maxBytes: number },
): Promise<ReceivedBytes> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let validator: string | undefined;
  const kept = await beginning?.read();
  if (kept?.tag.endsWith(` ${url}`) && kept.bytes.length <= maxBytes) {
    chunks = [kept.bytes];
    length = kept.bytes.length;
    validator = kept.tag.slice(0, -url.length - 1);
  }
  return {
    get length() {
      return length;
    },
    get validator() {
      return validator;
    },
    restart(newValidator) {
      chunks = [];
      length = 0;
      validator = newValidator;
    },
    async append(chunk) {
      const offset = length;
      chunks.push(chunk);
      length += chunk.length;
      if (validator !== undefined) await beginning?.write(`${validator} ${url}`, offset, chunk);
    },
    toBytes: () => concatenate(chunks, length),
  };
}
