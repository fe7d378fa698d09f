/**
 * What tells this version of a file from every other, so that a broken download can go on where it stopped: a strong `ETag`,
 * else `Last-Modified`. `undefined` if there is none, or if the bytes cannot be asked for by their positions: the server
 * wants no ranges, `fetch` unpacks the body on the way, or the answer is one to a page of another origin, to which servers
 * seldom allow the headers for it.
 *
 * @see RFC 9110, section 13.1.5: a weak `ETag` cannot be used with `If-Range`, nor a date beside an `ETag`.
 */
export function validatorOf({ headers, type }: Response): string | undefined {
  if (type === "cors" || headers.has("content-encoding") || headers.get("accept-ranges") === "none") return undefined;
  const tag = headers.get("etag");
  if (tag === null) return headers.get("last-modified") ?? undefined;
  return tag.startsWith('"') ? tag : undefined;
}
