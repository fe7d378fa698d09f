/** How often each label occurs, in the order in which labels first appear. */
export function countLabels(labels: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
