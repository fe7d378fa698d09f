import type { RunRecord } from "../../experiment/run-record.js";
import { type StepName, stepNames, stepTitles } from "../../experiment/step.js";
import { duration, megabytes } from "../../format/numbers.js";
import { type Html, html } from "../html.js";
import { table } from "../table.js";

/** What is needed to repeat the run, and what it took. */
export function recordSection(record: RunRecord): Html {
  const { versions, machine, startedAt, command, seconds, totalSeconds } = record;
  const facts: [string, string][] = [
    ["Seed", String(record.options.seed)],
    ["Started", startedAt.toISOString()],
    ["Duration", duration(totalSeconds)],
    ["Peak memory", megabytes(record.peakMemoryBytes)],
    ["Versions", `mnistlab ${versions.mnistlab}, TensorFlow.js ${versions.tensorflowJs} (WASM), Node ${versions.node}`],
    [
      "Machine",
      `${machine.processor}, ${machine.processors} processors, ${(machine.memoryBytes / 2 ** 30).toFixed(1)} GiB, ${machine.system}`,
    ],
  ];
  const steps = stepNames.filter((step) => seconds[step] !== undefined);
  return html`
<section id="record">
<h2>How to repeat it</h2>
<pre>${command}</pre>
<dl>${facts.map(([name, fact]) => html`<dt>${name}</dt><dd>${fact}</dd>`)}</dl>
<h3>Time by step</h3>
${table<StepName>(
  [
    { title: "Step", cell: (step) => stepTitles[step], isNumber: false },
    { title: "Time", cell: (step) => duration(seconds[step]!) },
  ],
  steps,
)}
</section>`;
}
