import type { SeedsRecord } from "./records.ts";

/** The lab sheet's recipe over several seeds, in one sentence. */
export function seedsSentence({ runs, accuracy, sheet }: SeedsRecord): string {
  const [low, high] = accuracy.interval.map(percent);
  return (
    `${runs.length} seeds of the lab sheet's recipe: a mean test accuracy of ${percent(accuracy.mean)} (the sheet: ` +
    `${percent(sheet)}), standard deviation ${percent(accuracy.standardDeviation)}, 95 % interval of the mean ${low} to ` +
    `${high} (\`pnpm bench:seeds\`).`
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
