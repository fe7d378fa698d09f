/** Names for classes that have none: the numbers from "0" to the largest label. */
export function classNumbers(...labels: readonly Uint8Array[]): string[] {
  const largest = labels.map((part) => part.reduce((most, label) => Math.max(most, label), -1));
  return Array.from({ length: Math.max(-1, ...largest) + 1 }, (_, i) => String(i));
}
