import { DatasetError } from "../dataset-error.js";
import { concatenate } from "./concatenate.js";

/** What {@link collect} may be told. */
export interface CollectOptions {
  /** Give up when more bytes than this arrive. @default no limit */
  readonly maxBytes?: number;
  /** Make room for `maxBytes` at once, where no stranger says how many that is: a large file is then never there twice. */
  readonly isSized?: boolean;
}

/**
 * All bytes of a stream in one array.
 *
 * @throws {DatasetError} `INVALID_FILE` if more than `maxBytes` arrive; the stream is then cancelled.
 */
export async function collect(stream: ReadableStream<Uint8Array>, options: CollectOptions = {}): Promise<Uint8Array> {
  const { maxBytes = Number.POSITIVE_INFINITY, isSized } = options;
  const whole = isSized ? new Uint8Array(maxBytes) : undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > maxBytes) {
      await reader.cancel();
      throw new DatasetError("INVALID_FILE", `[datasets] expected at most ${maxBytes} bytes, found more.`);
    }
    if (whole) whole.set(value, length);
    else chunks.push(value);
    length += value.length;
  }
  return whole ? whole.subarray(0, length) : concatenate(chunks, length);
}
