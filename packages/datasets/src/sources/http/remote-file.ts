import { DatasetError } from "../../dataset-error.js";
import type { RandomAccess } from "../../zip/random-access.js";
import { parseContentRange } from "./content-range.js";
import { type IdleWatch, idleWatch } from "./idle-watch.js";
import { persist } from "./persist.js";
import { discard, failedDownload, type Interruption, readBody, refused } from "./receive.js";
import { receivedBytes } from "./received-bytes.js";
import type { RetryPolicy } from "./retry-policy.js";
import { validatorOf } from "./validator.js";

/**
 * A file on a server that is read in parts (RFC 9110, section 14): all of them of one version, if the server can tell versions apart.
 *
 * @param tailBytes - How much of its end to fetch at once, with its size: reading there asks the server nothing more.
 * @throws {DatasetError} `SOURCE_UNAVAILABLE` if the server does not give the file, or not in parts; so does `read`, also when
 * the file has changed. Throws `signal.reason` when aborted.
 */
export async function remoteFile(
  url: string,
  tailBytes: number,
  { signal, policy }: { readonly signal?: AbortSignal; readonly policy: RetryPolicy },
): Promise<RandomAccess> {
  const { size, validator, tail } = await open(url, tailBytes, signal, policy);
  return {
    size,
    async read(start, end, { onBytes, beginning } = {}) {
      const tailStart = size - tail.length;
      if (start >= tailStart) return tail.subarray(start - tailStart, end - tailStart);
      const length = end - start;
      const received = await receivedBytes(`${url}#${start}-${end}`, { beginning, maxBytes: length });
      if (received.validator !== validator) received.restart(validator);
      await persist(
        async () => {
          const next = start + received.length;
          if (next === end) return undefined;
          const watch = idleWatch(policy.idleTimeout, signal);
          const response = await ask(url, `${next}-${end - 1}`, validator, signal, watch);
          if (!(response instanceof Response)) return response;
          const range = parseContentRange(response.headers.get("content-range"));
          if (range?.first !== next || range.total !== size || !response.body) throw await unusable(response, changed);
          return readBody(response.body, length, received, { signal, maxBytes: length, onBytes }, watch);
        },
        policy,
        signal,
      );
      return received.toBytes();
    },
  };
}

const wholeOnly = "the server does not send parts of the file, and it is not worth downloading whole.";
const changed = "the file has changed on the server while it was read.";

/** What the first answer tells. */
interface OpenedFile {
  readonly size: number;
  readonly validator: string | undefined;
  readonly tail: Uint8Array;
}

async function open(
  url: string,
  tailBytes: number,
  signal: AbortSignal | undefined,
  policy: RetryPolicy,
): Promise<OpenedFile> {
  let opened: OpenedFile | undefined;
  await persist(
    async () => {
      const watch = idleWatch(policy.idleTimeout, signal);
      const response = await ask(url, `-${tailBytes}`, undefined, signal, watch);
      if (!(response instanceof Response)) return response;
      const { first = 0, last = 0, total } = parseContentRange(response.headers.get("content-range")) ?? {};
      const length = last - first + 1;
      if (last + 1 !== total || length > tailBytes || !response.body) throw await unusable(response, wholeOnly);
      const received = await receivedBytes(url, { maxBytes: length });
      const interruption = await readBody(response.body, length, received, { signal, maxBytes: length }, watch);
      opened = { size: total, validator: validatorOf(response), tail: received.toBytes() };
      return interruption;
    },
    policy,
    signal,
  );
  return opened!;
}

/** One request for a range: an answer with status 206, or what came between. */
async function ask(
  url: string,
  range: string,
  validator: string | undefined,
  signal: AbortSignal | undefined,
  watch: IdleWatch,
): Promise<Response | Interruption> {
  let response: Response;
  try {
    const condition = validator === undefined ? undefined : { "if-range": validator };
    const headers = { range: `bytes=${range}`, ...condition };
    // Past the browser's own cache, which would give a damaged part again and again.
    response = await watch.next(fetch(url, { signal: watch.signal, headers, cache: "no-store" }));
  } catch (cause) {
    signal?.throwIfAborted();
    return failedDownload(watch.error ?? cause);
  }
  if (response.status === 206) return response;
  if (!response.ok) return refused(response);
  throw await unusable(response, validator === undefined ? wholeOnly : changed);
}

async function unusable(response: Response, reason: string): Promise<DatasetError> {
  await discard(response);
  return new DatasetError("SOURCE_UNAVAILABLE", `[datasets] ${reason}`);
}
