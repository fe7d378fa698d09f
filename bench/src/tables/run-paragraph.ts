import type { RunRecord } from "./records.ts";

/** What the recorded run of the lab sheet came to, beside what the sheet prints. */
export function runParagraph(run: RunRecord): string {
  const { parameters, training, test, seconds, peakRssBytes, machine, versions, weightsSha256 } = run;
  return `The [recorded run](./experiments/lab-sheet): ${parameters.toLocaleString("en")} parameters, ${training.epochs} epochs of \
${training.stepsPerEpoch} steps, **${(100 * test.accuracy).toFixed(2)} %** test accuracy, test loss
${test.loss.toFixed(4)} (the lab sheet's Keras run: 98.77 %, 0.0360). Training and validation took ${seconds.training.toFixed(0)} s, \
the whole run with its tuning ${seconds.total.toFixed(0)} s and at
most ${(peakRssBytes / 1e6).toFixed(0)} MB of memory, on one core (${machine.processor}, Node ${versions.node}). \
The same seed gives the same weights, bit for bit
(SHA-256 \`${weightsSha256.slice(0, 12)}…\`); \`npm test\` runs it twice and compares.`;
}
