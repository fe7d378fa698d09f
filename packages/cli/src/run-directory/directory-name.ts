/**
 * A time as the name of a directory, in local time: sorts by time and is a legal name everywhere.
 *
 * @example
 * directoryName(new Date(2026, 0, 31, 9, 5, 0)); // "2026-01-31-09-05-00"
 */
export function directoryName(time: Date): string {
  const parts = [
    time.getFullYear(),
    time.getMonth() + 1,
    time.getDate(),
    time.getHours(),
    time.getMinutes(),
    time.getSeconds(),
  ];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
