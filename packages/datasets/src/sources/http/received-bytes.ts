/** What has arrived of a file so far. */
export interface ReceivedBytes {
  readonly length: number;
  /** Tells which version of the file the bytes are of; `undefined` if they cannot be gone on with. */
  readonly validator: string | undefined;
  /** Forgets all bytes, for those of the version that `validator` tells. */
  restart(validator: string | undefined): void;
  append(chunk: Uint8Array): void;
  /** All of them in one array. */
  toBytes(): Uint8Array;
}

/** Begins with nothing. */
export function receivedBytes(): ReceivedBytes {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let validator: string | undefined;
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
    append(chunk) {
      chunks.push(chunk);
      length += chunk.length;
    },
    toBytes() {
      const bytes = new Uint8Array(length);
      let offset = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, offset);
        offset += chunk.length;
      }
      return bytes;
    },
  };
}
