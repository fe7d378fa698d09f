import { DatasetError } from "../../dataset-error.js";
import type { ReadOptions } from "../file-source.js";
import { parseContentRange } from "./content-range.js";
import { type IdleWatch, idleWatch } from "./idle-watch.js";
import type { ReceivedBytes } from "./received-bytes.js";
import { retryAfter } from "./retry-after.js";
import { validatorOf } from "./validator.js";

/** What kept one request from its end, and may not keep the next one. */
export interface Interruption {
  readonly reason: string;
  readonly cause?: unknown;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter?: number;
}

/** How one request is made. */
export interface ReceiveOptions extends ReadOptions {
  /** A connection over which nothing arrives for so long is broken off, in milliseconds. */
  readonly idleTimeout: number;
}

/**
 * One request for what is still missing of a file.
 *
 * @param received - What has arrived; gets what arrives now.
 * @returns nothing if the file is complete, else what interrupted it.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if the server answers that it will not give the file, `INVALID_FILE` if more
 * than `maxBytes` arrive. Throws `signal.reason` when aborted, and what `onBytes` throws.
 */
export async function receive(
  url: string,
  received: ReceivedBytes,
  options: ReceiveOptions,
): Promise<Interruption | undefined> {
  const { signal } = options;
  const watch = idleWatch(options.idleTimeout, signal);
  const { length, validator } = received;
  const isRest = length > 0 && validator !== undefined;
  const headers = isRest ? { range: `bytes=${length}-`, "if-range": validator } : undefined;
  let response: Response;
  try {
    // Past the browser's own cache, which would give a damaged file again and again.
    response = await watch.next(fetch(url, { signal: watch.signal, headers, cache: "no-store" }));
  } catch (cause) {
    signal?.throwIfAborted();
    return failedDownload(watch.error ?? cause);
  }
  if (isRest && (response.status === 416 || (response.status === 206 && !isRestOf(response, received)))) {
    await discard(response);
    received.restart(undefined);
    return receive(url, received, options);
  }
  const isPart = response.status === 206;
  if (!response.body || !(isPart ? isRest : response.status === 200)) return refused(response);
  if (!isPart) received.restart(validatorOf(response));
  return readBody(response.body, totalBytes(response), received, options, watch);
}

/** Whether a `206` holds just what is missing, of the version that has arrived so far. */
function isRestOf({ headers }: Response, { length, validator }: ReceivedBytes): boolean {
  const range = parseContentRange(headers.get("content-range"));
  const tag = headers.get("etag");
  const isOther = validator?.startsWith('"') && tag !== null && tag !== validator;
  return range?.first === length && !isOther && !headers.has("content-encoding");
}

/** Why a server gives nothing, if asking again may help; lets go of its answer. Throws if it may not. */
export async function refused(response: Response): Promise<Interruption> {
  await discard(response);
  const { status, statusText, headers } = response;
  const reason = `the server answered ${status} ${statusText}`.trimEnd();
  if (status !== 408 && status !== 429 && status < 500)
    throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reason}`);
  return { reason, retryAfter: retryAfter(headers, Date.now()) };
}

/**
 * Adds a body to what has arrived.
 *
 * @param total - How many bytes there are when all have arrived; `undefined` if nobody knows.
 * @returns nothing if they have, else what interrupted it.
 */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  total: number | undefined,
  received: ReceivedBytes,
  { signal, maxBytes, onBytes }: ReadOptions,
  watch: IdleWatch,
): Promise<Interruption | undefined> {
  const reader = body.getReader();
  try {
    for (;;) {
      let chunk: ReadableStreamReadResult<Uint8Array>;
      try {
        chunk = await watch.next(reader.read());
      } catch (cause) {
        signal?.throwIfAborted();
        return failedDownload(watch.error ?? cause);
      }
      if (chunk.done) break;
      if (received.length + chunk.value.length > maxBytes) {
        throw new DatasetError("INVALID_FILE", `[datasets] expected at most ${maxBytes} bytes, found more.`);
      }
      await received.append(chunk.value);
      onBytes?.(received.length, total);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
  if (total === undefined || received.length >= total) return undefined;
  return { reason: `the download failed: it ended after ${received.length} of ${total} bytes.` };
}

/** The length of the whole file as it arrives here; unknown when `fetch` unpacks it on the way. */
function totalBytes({ status, headers }: Response): number | undefined {
  if (status === 206) return parseContentRange(headers.get("content-range"))?.total;
  if (headers.has("content-encoding")) return undefined;
  const length = Number(headers.get("content-length") ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : undefined;
}

/** Lets go of an answer that nobody will read. */
export async function discard({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => {});
}

/** Node's `fetch` says only "fetch failed"; what happened is in its cause. */
export function failedDownload(error: unknown): Interruption {
  const { cause, message } = error as Error;
  const detail = cause instanceof Error ? ` (${cause.message || (cause as NodeJS.ErrnoException).code})` : "";
  return { reason: `the download failed: ${message}${detail}.`, cause: error };
}
