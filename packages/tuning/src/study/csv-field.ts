/**
 * A value as a field of a CSV line: quoted where RFC 4180 needs it, nothing for `null`.
 *
 * An empty text is quoted, which tells it from `null`. Objects become JSON.
 *
 * @example
 * csvField('5" disk'); // '"5"" disk"'
 */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
