/** What a `206 Partial Content` says that it holds. */
export interface ContentRange {
  /** Position of its first byte in the file. */
  readonly first: number;
  /** Position of its last byte. */
  readonly last: number;
  /** Length of the whole file; `undefined` if the server does not know. */
  readonly total: number | undefined;
}

/**
 * Reads a `Content-Range` header; `undefined` if it is missing, of another unit or makes no sense.
 *
 * @see RFC 9110, section 14.4.
 */
export function parseContentRange(header: string | null): ContentRange | undefined {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(header?.trim() ?? "");
  if (!match) return undefined;
  const [first, last] = [Number(match[1]), Number(match[2])];
  const total = match[3] === "*" ? undefined : Number(match[3]);
  return first <= last && (total === undefined || last < total) ? { first, last, total } : undefined;
}
