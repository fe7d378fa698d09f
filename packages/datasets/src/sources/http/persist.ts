import { DatasetError } from "../../dataset-error.js";
import type { Interruption } from "./receive.js";
import type { RetryPolicy } from "./retry-policy.js";
import { wait } from "./wait.js";

/**
 * Makes attempts until one is not interrupted, and waits between them as the policy and the server say.
 *
 * @param pause - Waits between them.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` after the last attempt. Throws `signal.reason` when aborted while it waits, and
 * what an attempt throws.
 */
export async function persist(
  attempt: () => Promise<Interruption | undefined>,
  policy: RetryPolicy,
  signal?: AbortSignal,
  pause: typeof wait = wait,
): Promise<void> {
  for (let retry = 1; ; retry++) {
    const interruption = await attempt();
    if (!interruption) return;
    if (retry > policy.retries) throw unavailable(interruption, retry);
    const { retryAfter = policy.backoff(retry) } = interruption;
    if (interruption.retryAfter !== undefined && retryAfter > policy.maxRetryAfter)
      throw unavailable(interruption, retry);
    await pause(retryAfter, signal);
  }
}

function unavailable({ reason, cause, retryAfter }: Interruption, attempts: number): DatasetError {
  const times = attempts > 1 ? `, ${attempts} times in a row` : "";
  const asked = retryAfter === undefined ? "" : `, and asks to wait ${Math.ceil(retryAfter / 1000)} s`;
  return new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reason.replace(/\.$/, "")}${times}${asked}.`, { cause });
}
