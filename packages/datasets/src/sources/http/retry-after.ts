/**
 * How long a server asks to wait, in milliseconds; `undefined` if it does not say.
 *
 * @param now - Milliseconds since 1970, for a header that names a date.
 * @see RFC 9110, section 10.2.3: `Retry-After` is a number of seconds or a date.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
