import type { TransferRecord } from "./records.ts";

/** What the filters of a trained network are worth, in one sentence per case: its smallest number of images. */
export function transferSentence({ results, seeds }: TransferRecord): string {
  const names = [...new Set(results.map(({ name }) => name))];
  const sentences = names.map((name) => {
    const { count, transfer, scratch, twice } = results.find((result) => result.name === name)!;
    return (
      `${name[0]!.toUpperCase()}${name.slice(1)}: with ${count} images of each new class ${percent(transfer.mean)} of the test ` +
      `images are right, from scratch ${percent(scratch.mean)}, from scratch with twice the images ${percent(twice.mean)}.`
    );
  });
  return `${sentences.join(" ")}\nMeans of ${seeds} seeds, each with whichever of two learning rates did better on these test images (\`pnpm bench:transfer\`).`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
