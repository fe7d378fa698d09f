import { DatasetError } from "../dataset-error.js";
import { concatenate } from "./concatenate.js";

/** What {@link collect} may be told. */
export interface CollectOptions {
  /** Give up when more bytes than this arrive. @default no limit */
  readonly maxBytes?: number;
}

/**
 * All bytes of a stream in one array.
 *
 * @throws {DatasetError} `INVALID_FILE` if more than `maxBytes` arrive; the stream is then cancelled.
 */
export async function collect(stream: ReadableStream<Uint8Array>, options: CollectOptions = {}): Promise<Uint8Array> {
  const { maxBytes = Number.POSITIVE_INFINITY } = options;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new DatasetError("INVALID_FILE", `[datasets] expected at most ${maxBytes} bytes, found more.`);
    }
    chunks.push(value);
  }
  return concatenate(chunks, length);
}
