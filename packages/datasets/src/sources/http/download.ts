import type { ReadOptions } from "../file-source.js";
import { persist } from "./persist.js";
import { receive } from "./receive.js";
import { receivedBytes } from "./received-bytes.js";
import type { RetryPolicy } from "./retry-policy.js";
import type { wait } from "./wait.js";

/**
 * Downloads a file: waits and asks again, for the rest of it if that can be, when the connection breaks or falls silent
 * or the server is busy.
 *
 * @param pause - Waits before a retry. @default `wait`
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if the server does not give it, `INVALID_FILE` if more than `maxBytes` arrive.
 * Throws `signal.reason` when aborted, and what `onBytes` throws.
 */
export async function download(
  url: string,
  options: ReadOptions,
  policy: RetryPolicy,
  pause?: typeof wait,
): Promise<Uint8Array> {
  const received = await receivedBytes(url, options);
  const attempt = { ...options, onBytes: neverBackward(options.onBytes), idleTimeout: policy.idleTimeout };
  await persist(() => receive(url, received, attempt), policy, options.signal, pause);
  return received.toBytes();
}

/** A download that starts afresh reports nothing new until it has passed the point where the last one broke. */
function neverBackward(onBytes: ReadOptions["onBytes"]): ReadOptions["onBytes"] {
  let highest = 0;
  return (loadedBytes, totalBytes) => {
    highest = Math.max(highest, loadedBytes);
    onBytes?.(highest, totalBytes);
  };
}
