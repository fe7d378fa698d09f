/** A whole number with thousands apart: 60000 is "60,000". */
export function count(value: number): string {
  return value.toLocaleString("en");
}

/** A number and its noun, which takes an s unless the number is one: "1 epoch", "10 epochs". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/**
 * A share in [0, 1] as percent with two decimals: 0.9877 is "98.77\u00a0%".
 *
 * @param space - What stands before the sign; an ordinary space where lines do not wrap.
 * @default space "\u00a0"
 */
export function percent(share: number, space: " " | "\u00a0" = "\u00a0"): string {
  return `${(100 * share).toFixed(2)}${space}%`;
}

/** A number of bytes in whole megabytes (10⁶ bytes): 54880000 is "55 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

/** A duration: "8.4 s", "75 s", "3 min 5 s". */
export function duration(seconds: number): string {
  if (seconds < 0.1) return "< 0.1 s";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
