/** A time as the record writes it: ISO 8601 with microseconds and the offset of UTC, as Python's `isoformat`. */
export function formatTime(time: Date): string {
  return time.toISOString().replace("Z", "000+00:00");
}

/**
 * The time that a text of the record stands for, to the millisecond; without an offset it is local time.
 *
 * @throws {SyntaxError} if the text is no time.
 */
export function parseTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new SyntaxError(`not a time: ${text}`);
  return time;
}
