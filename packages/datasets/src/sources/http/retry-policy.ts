import { DatasetError } from "../../dataset-error.js";
import { type Backoff, exponentialBackoff } from "./backoff.js";

/** How patiently servers are asked. */
export interface RetryOptions {
  /**
   * How many times a server is asked again when it cannot be reached, breaks off, falls silent, is busy (408, 429) or fails
   * (500 to 599), before the next one is. Other answers are final at once.
   * @default 2
   */
  readonly retries?: number;
  /** How long to wait before each retry, in milliseconds, unless the server says (`Retry-After`). @default `exponentialBackoff()` */
  readonly backoff?: Backoff;
  /** A server that asks to wait longer than this, in milliseconds, is given up. @default 30_000 */
  readonly maxRetryAfter?: number;
  /**
   * A connection over which nothing arrives for so long, in milliseconds, counts as broken off; `Infinity` waits for ever.
   * @default 30_000
   */
  readonly idleTimeout?: number;
}

/** {@link RetryOptions} with the defaults filled in. */
export type RetryPolicy = Required<RetryOptions>;

/**
 * Fills in the defaults.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if `retries` is not an integer ≥ 0 or `idleTimeout` not above 0.
 */
export function retryPolicy({
  retries = 2,
  backoff = exponentialBackoff(),
  maxRetryAfter = 30_000,
  idleTimeout = 30_000,
}: RetryOptions): RetryPolicy {
  if (!Number.isInteger(retries) || retries < 0 || !(idleTimeout > 0)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected retries to be an integer ≥ 0 and idleTimeout above 0, found ${retries} and ${idleTimeout}.`,
    );
  }
  return { retries, backoff, maxRetryAfter, idleTimeout };
}
