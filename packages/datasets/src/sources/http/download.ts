import { DatasetError } from "../../dataset-error.js";
import type { ReadOptions } from "../file-source.js";
import type { Backoff } from "./backoff.js";
import { type Interruption, receive } from "./receive.js";
import { receivedBytes } from "./received-bytes.js";
import { wait } from "./wait.js";

/** When to try again, and when to give up. */
export interface RetryPolicy {
  /** How many times, at most. */
  readonly retries: number;
  /** How long to wait before each, unless the server says. */
  readonly backoff: Backoff;
  /** Give up if the server asks to wait longer than this, in milliseconds. */
  readonly maxRetryAfter: number;
  /** A connection over which nothing arrives for so long is broken off, in milliseconds. */
  readonly idleTimeout: number;
}

/**
 * Downloads a file: waits and asks again, for the rest of it if that can be, when the connection breaks or falls silent
 * or the server is busy.
 *
 * @param pause - Waits before a retry.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if the server does not give it, `INVALID_FILE` if more than `maxBytes` arrive.
 * Throws `signal.reason` when aborted, and what `onBytes` throws.
 */
export async function download(
  url: string,
  options: ReadOptions,
  policy: RetryPolicy,
  pause: typeof wait = wait,
): Promise<Uint8Array> {
  const received = await receivedBytes(url, options);
  const attempt = { ...options, onBytes: neverBackward(options.onBytes), idleTimeout: policy.idleTimeout };
  for (let retry = 1; ; retry++) {
    const interruption = await receive(url, received, attempt);
    if (!interruption) return received.toBytes();
    if (retry > policy.retries) throw unavailable(interruption, retry);
    const { retryAfter = policy.backoff(retry) } = interruption;
    if (interruption.retryAfter !== undefined && retryAfter > policy.maxRetryAfter)
      throw unavailable(interruption, retry);
    await pause(retryAfter, options.signal);
  }
}

/** A download that starts afresh reports nothing new until it has passed the point where the last one broke. */
function neverBackward(onBytes: ReadOptions["onBytes"]): ReadOptions["onBytes"] {
  let highest = 0;
  return (loadedBytes, totalBytes) => {
    highest = Math.max(highest, loadedBytes);
    onBytes?.(highest, totalBytes);
  };
}

function unavailable({ reason, cause, retryAfter }: Interruption, attempts: number): DatasetError {
  const times = attempts > 1 ? `, ${attempts} times in a row` : "";
  const asked = retryAfter === undefined ? "" : `, and asks to wait ${Math.ceil(retryAfter / 1000)} s`;
  return new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reason.replace(/\.$/, "")}${times}${asked}.`, { cause });
}
