import { DatasetError } from "../../dataset-error.js";

/**
 * How long to wait before a retry, in milliseconds.
 *
 * @param retry - 1 for the first retry, 2 for the second, …
 */
export type Backoff = (retry: number) => number;

/** The delays of {@link exponentialBackoff}. */
export interface ExponentialBackoffOptions {
  /** Before the first retry, in milliseconds. @default 500 */
  readonly firstDelay?: number;
  /** How many times the one before each further delay is, at least 1. @default 2 */
  readonly factor?: number;
  /** No delay is longer, in milliseconds. @default 10_000 */
  readonly maxDelay?: number;
}

/**
 * Delays that grow by a factor from one retry to the next: always the same, without jitter.
 *
 * @throws {DatasetError} `INVALID_ARGUMENT` if a delay is negative or the factor is below 1.
 * @example
 * const backoff = exponentialBackoff({ firstDelay: 200, maxDelay: 1000 });
 * [1, 2, 3, 4].map(backoff); // [200, 400, 800, 1000]
 */
export function exponentialBackoff(options: ExponentialBackoffOptions = {}): Backoff {
  const { firstDelay = 500, factor = 2, maxDelay = 10_000 } = options;
  if (!(firstDelay >= 0 && factor >= 1 && maxDelay >= 0)) {
    throw new DatasetError(
      "INVALID_ARGUMENT",
      `[datasets] expected firstDelay ≥ 0, factor ≥ 1 and maxDelay ≥ 0, found ${firstDelay}, ${factor} and ${maxDelay}.`,
    );
  }
  return (retry) => Math.min(firstDelay * factor ** (retry - 1), maxDelay);
}
